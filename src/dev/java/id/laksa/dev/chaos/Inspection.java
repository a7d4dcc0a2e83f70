package id.laksa.dev.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.audit.AuditVerify;
import id.laksa.audit.BrokenLink;
import id.laksa.complaint.HashChain;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jdbi.v3.core.Jdbi;

/** Looks into the stores whether every promise was kept. */
public final class Inspection {
  private static final String PENDING =
      "select (select count(*) from outbox) + (select count(*) from errand where dead_at is null"
          // Due up to ten minutes later, and nothing leaves by it.
          + " and kind <> 'clean-journal')";
  private static final String UNARMED =
      "select count(*) from complaint where status in ('TRIAGE', 'DISPATCHED')"
          + " and next_due is null and not (acknowledge_passed and resolve_passed)";
  private static final String DEAD_LETTERS =
      "select (select count(*) from dead_letter where replayed_at is null)"
          + " + (select count(*) from errand where dead_at is not null)";
  private static final long LOOK_MS = 250;
  private final Installation installation;
  private final Promises promises;
  private final ObjectMapper json;

  private record Row(UUID id, String ticket, String status, String department, int newest) {}

  /**
   * Wires it.
   *
   * @param json as the ledger was written
   */
  public Inspection(Installation installation, Promises promises, ObjectMapper json) {
    this.installation = installation;
    this.promises = promises;
    this.json = json;
  }

  /**
   * Waits until everything that was promised is in the ledger and nothing must leave it any more.
   *
   * @return false when it took longer than that
   */
  public boolean awaitDrained(Duration patience) throws InterruptedException {
    Jdbi ledger = installation.ledger();
    long end = System.nanoTime() + patience.toNanos();
    boolean drained = isDrained(ledger);
    while (!drained && System.nanoTime() - end < 0) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      drained = isDrained(ledger);
    }
    return drained;
  }

  /** Looks, once: it empties the departments' queues. Nothing may be on its way. */
  public PromiseFindings inspect() throws JMSException {
    Jdbi ledger = installation.ledger();
    List<Row> rows = rows(ledger);
    EventLog events = EventLog.read(installation.kafka());
    Set<UUID> kept = rows.stream().map(Row::id).collect(Collectors.toSet());
    Set<UUID> sent = promises.sent();
    WorkOrderCount orders = orders(rows);
    long lost = promises.promised().stream().filter(id -> !kept.contains(id)).count();
    long doubled = promises.otherTickets();
    long disordered = 0;
    for (Row row : rows) {
      int lies = orders.of(row.ticket);
      boolean mustLie = row.status.equals("DISPATCHED");
      lost += mustLie && lies == 0 ? 1 : 0;
      doubled += lies > (mustLie ? 1 : 0) || !sent.contains(row.id) ? 1 : 0;
      boolean inOrder = !events.isDisordered(row.id) && events.newestOf(row.id) == row.newest;
      disordered += inOrder ? 0 : 1;
    }
    AuditVerify.Result audit =
        new AuditVerify(ledger, new HashChain(Installation.KEY, json), json).verify();
    BrokenLink broken = audit.first();
    return new PromiseFindings(
        promises.receipts(),
        rows.size(),
        lost,
        doubled,
        disordered,
        number(ledger, UNARMED),
        number(ledger, DEAD_LETTERS),
        broken == null ? null : broken.toString());
  }

  private boolean isDrained(Jdbi ledger) {
    Set<UUID> missing = new HashSet<>(promises.promised());
    rows(ledger).forEach(row -> missing.remove(row.id));
    return missing.isEmpty() && number(ledger, PENDING) == 0;
  }

  private WorkOrderCount orders(List<Row> rows) throws JMSException {
    Set<String> departments =
        rows.stream()
            .map(row -> row.department.toLowerCase(Locale.ROOT))
            .filter(department -> !department.isEmpty())
            .collect(Collectors.toSet());
    try (ActiveMQConnectionFactory broker = installation.broker()) {
      return WorkOrderCount.of(broker, departments);
    }
  }

  private static List<Row> rows(Jdbi ledger) {
    return ledger.withHandle(
        handle ->
            handle
                .createQuery(
                    "select id, ticket, status, coalesce(department, '') as department, head_seq"
                        + " from complaint")
                .map(
                    (row, context) ->
                        new Row(
                            row.getObject("id", UUID.class),
                            row.getString("ticket"),
                            row.getString("status"),
                            row.getString("department"),
                            row.getInt("head_seq")))
                .list());
  }

  private static long number(Jdbi ledger, String query) {
    return ledger.withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }
}
