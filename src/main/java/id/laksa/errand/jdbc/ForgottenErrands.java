package id.laksa.errand.jdbc;

import id.laksa.complaint.SealedBox;
import id.laksa.errand.Errand;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Finds errands by whom they name, and forgets them. */
final class ForgottenErrands {
  private static final String FORGETTABLE =
      """
      select id, kind, lane, sealed from errand
      where not starts_with(kind, 'escalation') and not starts_with(kind, 'deliver-') and kind not in ('erased-photos', 'withdraw-orders')
        and not (kind = 'whatsapp-inbound' and dead_at is null)
      """;
  private static final int ROWS_AT_ONCE = 500;

  private ForgottenErrands() {}

  /** As {@link ErrandTable#forgetAbout} says. */
  static int forget(Handle handle, SealedBox box, Collection<String> marks, Instant now) {
    List<Errand> about =
        handle
            .createQuery(FORGETTABLE)
            .setFetchSize(ROWS_AT_ONCE)
            .map(
                (row, context) -> {
                  UUID id = row.getObject("id", UUID.class);
                  UUID lane = row.getObject("lane", UUID.class);
                  return marks.contains(lane.toString())
                          || names(box, id, row.getBytes("sealed"), marks)
                      ? Errand.fresh(id, row.getString("kind"), lane, "")
                      : null;
                })
            .stream()
            .filter(Objects::nonNull)
            .toList();
    if (about.isEmpty()) {
      return 0;
    }
    int gone =
        handle
            .createUpdate("delete from errand where id = any(:about)")
            .bindArray("about", UUID.class, about.stream().map(Errand::id).toArray())
            .execute();
    about.forEach(errand -> ErrandTable.release(handle, errand, now));
    return gone;
  }

  private static boolean names(SealedBox box, UUID id, byte[] sealed, Collection<String> marks) {
    try {
      String what = ErrandTable.open(box, id, sealed);
      return marks.stream().anyMatch(mark -> what.contains('"' + mark + '"'));
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
