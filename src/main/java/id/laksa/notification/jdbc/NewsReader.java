package id.laksa.notification.jdbc;

import id.laksa.relay.OutboxBatch;

/** Reads what a batch of the outbox has to tell reporters. */
public final class NewsReader {
  private final Happenings happenings;

  /** Reads it by this. */
  public NewsReader(Happenings happenings) {
    this.happenings = happenings;
  }

  /** All of it; rows that can't be read become dead letters. */
  public UntoldNews read(OutboxBatch batch) {
    return new UntoldNews(batch, happenings);
  }
}
