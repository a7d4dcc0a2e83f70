package id.laksa.login;

import java.time.Instant;

/**
 * A login that lasts, as its owner sees it.
 *
 * @param door where it opens: {@code live-room}, {@code field}
 */
public record OpenSession(String id, String door, Instant begunAt, Instant endsAt) {}
