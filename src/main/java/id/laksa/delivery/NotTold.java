package id.laksa.delivery;

import id.laksa.complaint.EventType;
import java.time.Instant;

/**
 * A complaint whose reporter still has to be told by an operator.
 *
 * @param what the newest news he wasn't told
 * @param seq of that event
 * @param since when the last way failed
 * @param reasons each way and why it failed, with commas
 */
public record NotTold(String ticket, EventType what, int seq, Instant since, String reasons) {}
