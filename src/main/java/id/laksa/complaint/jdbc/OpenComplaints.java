package id.laksa.complaint.jdbc;

import id.laksa.complaint.Status;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Asks about what isn't done yet, by the partial index that holds just that. */
public final class OpenComplaints {
  /** Of a row: literals, since a partial index serves only a condition known beforehand. */
  static final String OPEN =
      "status in ("
          + Arrays.stream(Status.values())
              .filter(Status::isOpen)
              .map(status -> "'" + status.name() + "'")
              .collect(Collectors.joining(", "))
          + ")";

  private static final String DEPARTMENTS =
      "select distinct department from complaint where department is not null and " + OPEN;

  private final Jdbi jdbi;

  /** Asks this ledger. */
  public OpenComplaints(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The codes of the departments that have, or last had, an open complaint. */
  public List<String> departments() {
    return jdbi.withHandle(handle -> handle.createQuery(DEPARTMENTS).mapTo(String.class).list());
  }
}
