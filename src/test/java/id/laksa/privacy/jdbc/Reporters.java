package id.laksa.privacy.jdbc;

import id.laksa.audit.AuditVerify;
import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.JustWritten;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.PersonKeys;
import id.laksa.complaint.Receipt;
import id.laksa.complaint.Reporter;
import id.laksa.complaint.SealedBox;
import id.laksa.complaint.Status;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.intake.jdbc.ReceiptTable;
import java.time.Instant;
import java.util.List;

/** Complaints of persons, in a ledger of their own. */
final class Reporters {
  static final byte[] KEY = new byte[32];
  final LedgerFixture fixture;
  final SealedBox box;
  final RowFormat format;
  final LedgerRows ledger;
  private final ReceiptTable receipts;

  /** Those who write by this box. */
  Reporters(LedgerFixture fixture, SealedBox box) {
    this.fixture = fixture;
    this.box = box;
    this.format = new RowFormat(fixture.json, box, new PersonKeys(KEY));
    this.ledger = new LedgerRows(fixture.chain, format, LedgerFixture.SLA_CLOCKS);
    this.receipts = new ReceiptTable(fixture.jdbi, ledger, format, new JustWritten());
  }

  /** A complaint of somebody with this number. */
  Complaint complain(String key, String phone) {
    return complain(key, new Reporter("Siti Contoh", phone, null));
  }

  /** A complaint of somebody. */
  Complaint complain(String key, Reporter reporter) {
    Receipt bare = fixture.registered(key);
    receipts.write(
        List.of(
            new Receipt(
                bare.complaint(),
                bare.fingerprint(),
                bare.contentSalt(),
                reporter,
                bare.events())));
    return bare.complaint();
  }

  /** Something happens to it, and somebody says something about it. */
  List<ChainedEvent> happens(TicketNumber ticket, EventType type, Status status, Instant at) {
    return fixture.jdbi.inTransaction(
        handle -> {
          Complaint before = ledger.lock(handle, ticket).orElseThrow();
          var after = before.state().with(status, before.state().clock());
          return ledger.append(
              handle,
              before,
              after,
              List.of(
                  new NewEvent(type, at, "reporter", EventData.state(ticket, after), "kata Siti")));
        });
  }

  /** As it is now. */
  Complaint now(TicketNumber ticket) {
    return fixture.jdbi.withHandle(handle -> ledger.find(handle, ticket).orElseThrow());
  }

  /** The whole history of all of them. */
  AuditVerify.Result verified() {
    return new AuditVerify(fixture.jdbi, fixture.chain, fixture.json).verify();
  }

  /** How many rows. */
  long count(String sql) {
    return fixture.jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }
}
