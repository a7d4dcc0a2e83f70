package id.laksa.audit.kafka;

import id.laksa.audit.Coverage;
import id.laksa.audit.EventsReport;
import id.laksa.relay.kafka.EventSignature;
import id.laksa.relay.kafka.LedgerEvents;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Holds the ledger against the events that left it, both ways. The ledger is taken as it is at the
 * beginning, the topic as it is a moment later: so what the one has and no longer has to send, the
 * other must have. Writers aren't held up; memory grows by the number of complaints alone.
 */
public final class EventsVerify {
  private final Jdbi ledger;
  private final Map<String, Object> kafka;
  private final String topic;
  private final EventSignature signature;

  /**
   * Wires it.
   *
   * @param ledger whose chain was walked by its own key
   * @param kafka how Kafka is reached, by a user that may read the topic
   * @param signature with the key that signs events
   */
  public EventsVerify(
      Jdbi ledger, Map<String, Object> kafka, String topic, EventSignature signature) {
    this.ledger = ledger;
    this.kafka = Map.copyOf(kafka);
    this.topic = topic;
    this.signature = signature;
  }

  /**
   * Compares.
   *
   * @throws org.apache.kafka.common.KafkaException if Kafka doesn't answer or there is no such
   *     topic: nothing can be told then
   */
  public EventsReport verify() {
    return ledger.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, this::verify);
  }

  private EventsReport verify(Handle snapshot) {
    EventsReport report = new EventsReport();
    Coverage seen = new Coverage();
    HistoryCheck histories = new HistoryCheck(snapshot, topic, seen, report);
    histories.begin();
    try (EventTopic records = new EventTopic(kafka, topic)) {
      RecordCheck check = new RecordCheck(ledger, new LedgerEvents(topic), signature, seen, report);
      records.read(check::check);
      histories.check(records.goneUntil());
    }
    return report;
  }
}
