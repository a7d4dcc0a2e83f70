package id.laksa.teamwork;

import java.time.Instant;

/**
 * Which operator has a complaint in hand.
 *
 * @param by who said so: the holder, or whoever handed it over
 */
public record Holding(String holder, Instant since, String by) {}
