package id.laksa.whatsapp.jdbc;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Who keeps count of what reporters were told. Both work within the caller's transaction. */
public interface NewsBook {
  /** News of an event is on its way by WhatsApp. */
  void left(Handle handle, UUID complaintId, int seq);

  /**
   * WhatsApp can't bring the news of an event; may be told more than once.
   *
   * @param reason stable and short, without a person in it
   */
  void failed(Handle handle, UUID complaintId, int seq, String reason);
}
