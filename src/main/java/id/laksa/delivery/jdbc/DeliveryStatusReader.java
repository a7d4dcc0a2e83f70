package id.laksa.delivery.jdbc;

import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.delivery.Delivered;
import id.laksa.delivery.Way;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Reads how far the messages about a complaint came. */
public final class DeliveryStatusReader {
  private static final int MOST = 100;
  private final Jdbi jdbi;

  /** Reads this ledger. */
  public DeliveryStatusReader(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The newest first, at most 100. */
  public List<Delivered> of(UUID complaintId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select 'WHATSAPP' as way, what, replace(status, 'accepted', 'sent') as status,
                        cast(code as text) as reason, at
                      from whatsapp_sent where complaint_id = :id
                    union all
                    select n.way, e.type, n.status, n.reason, n.at
                      from news_way n join complaint_event e using (complaint_id, seq)
                      where n.complaint_id = :id
                    order by at desc limit :most
                    """)
                .bind("id", complaintId)
                .bind("most", MOST)
                .map(
                    (row, context) ->
                        new Delivered(
                            new Way(row.getString("way")),
                            row.getString("what").toLowerCase(Locale.ROOT).replace('_', '-'),
                            row.getString("status"),
                            row.getString("reason"),
                            Objects.requireNonNull(RowFormat.instant(row, "at"))))
                .list());
  }
}
