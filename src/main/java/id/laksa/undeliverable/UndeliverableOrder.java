package id.laksa.undeliverable;

import java.time.Instant;

/**
 * A work order that its department's system doesn't take.
 *
 * @param department its code
 * @param since when it was seen among the dead letters
 */
public record UndeliverableOrder(String ticket, String department, Instant since) {}
