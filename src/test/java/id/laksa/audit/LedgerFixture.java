package id.laksa.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.laksa.app.DataFolder;
import id.laksa.app.Ports;
import id.laksa.complaint.Channel;
import id.laksa.complaint.HashChain;
import id.laksa.complaint.Identity;
import id.laksa.complaint.JustWritten;
import id.laksa.complaint.PersonKeys;
import id.laksa.complaint.Receipt;
import id.laksa.complaint.SealedBox;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.deadline.UndeliveredNews;
import id.laksa.dev.stores.EmbeddedPostgres;
import id.laksa.intake.Fingerprint;
import id.laksa.intake.GroupCommit.Committed;
import id.laksa.intake.ReceivedSubmission;
import id.laksa.intake.Registrar;
import id.laksa.intake.Submission;
import id.laksa.intake.SubmissionClassifier;
import id.laksa.intake.jdbc.ReceiptTable;
import id.laksa.rulebook.RuleBooks;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** A ledger in a PostgreSQL of its own, written as intake writes it. */
public final class LedgerFixture implements AutoCloseable {
  private static final String PASSWORD = "ledger-secret";
  private static final Instant NOON = Instant.parse("2026-11-23T05:00:00Z");
  private static final byte[] KEY = new byte[32];

  public final ObjectMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
  public final HashChain chain = new HashChain(KEY, json);
  public final Jdbi jdbi;
  public final RowFormat format;
  public final LedgerRows ledger;
  private final DataFolder data;
  private final EmbeddedPostgres postgres;
  public static final SlaClocks SLA_CLOCKS =
      new SlaClocks(() -> RuleBooks.theCitysOwn().slaPolicies());

  /** Whom an operator must tell: nobody. */
  public static final UndeliveredNews NOBODY = (handle, complaints) -> Set.of();

  private final Registrar registrar;
  private final ReceiptTable receipts;

  public LedgerFixture(Path folder) {
    data = DataFolder.open(folder);
    postgres = EmbeddedPostgres.start(data, Ports.free(), PASSWORD);
    Flyway.configure()
        .dataSource(url(), user(), password())
        .locations("classpath:db/migration")
        .load()
        .migrate();
    jdbi = Jdbi.create(url(), user(), password());
    format = new RowFormat(json, new SealedBox(KEY), new PersonKeys(KEY));
    ledger = new LedgerRows(chain, format, SLA_CLOCKS);
    receipts = new ReceiptTable(jdbi, ledger, format, new JustWritten());
    registrar = new Registrar(new Identity(KEY), chain, new Fingerprint(KEY, json));
  }

  public String url() {
    return postgres.jdbcUrl();
  }

  public String user() {
    return EmbeddedPostgres.NAME;
  }

  public String password() {
    return PASSWORD;
  }

  /** A complaint about a damaged road, in the ledger and with its department. */
  public Receipt aDamagedRoad(String key) {
    return damagedRoads(List.of(key)).get(0);
  }

  /** The same, many in one transaction. */
  public List<Receipt> damagedRoads(List<String> keys) {
    List<Receipt> roads = keys.stream().map(this::registered).toList();
    if (written(roads).size() != keys.size()) {
      throw new AssertionError("not all was written");
    }
    return roads;
  }

  /** Writes them as intake does; gives what their reporters are answered. */
  public List<Committed> written(List<Receipt> some) {
    return receipts.write(some);
  }

  /** One that nobody has written yet. */
  public Receipt registered(String key) {
    return registered(key, NOON);
  }

  /** The same, handed in then. */
  public Receipt registered(String key, Instant at) {
    Submission submission =
        new Submission(
            Channel.APP,
            key,
            "Jalan berlubang #jalanrusak",
            List.of(),
            null,
            null,
            null,
            true,
            false,
            List.of());
    return registered(submission, at, false);
  }

  /** What is said, not written yet; nobody waits for an answer where it can wait. */
  public Receipt registered(Submission submission, Instant at, boolean canWait) {
    return registrar
        .register(
            new SubmissionClassifier(RuleBooks::theCitysOwn, ZoneOffset.ofHours(7))
                .decide(new ReceivedSubmission(submission, at, canWait)))
        .receipt();
  }

  /** Empties the ledger. */
  public void forget() {
    jdbi.useHandle(
        handle ->
            handle.execute("truncate complaint, complaint_event, outbox, dead_letter cascade"));
  }

  @Override
  public void close() {
    postgres.close();
    data.close();
  }
}
