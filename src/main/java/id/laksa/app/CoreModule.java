package id.laksa.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.HashChain;
import id.laksa.complaint.Identity;
import id.laksa.complaint.JustWritten;
import id.laksa.complaint.PageKeys;
import id.laksa.complaint.PersonKeys;
import id.laksa.complaint.PublicFacts;
import id.laksa.complaint.SealedBox;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.copies.jdbc.CopyFollower;
import id.laksa.department.Department;
import id.laksa.evidence.EvidenceRules;
import id.laksa.evidence.EvidenceTerms;
import id.laksa.evidence.Finding;
import id.laksa.evidence.Opinion;
import id.laksa.http.Answers;
import id.laksa.intake.Fingerprint;
import id.laksa.login.GuessThrottle;
import id.laksa.refusal.jdbc.RefusedAttemptTable;
import id.laksa.rulebook.RuleBook;
import id.laksa.rulebook.RulesInForce;
import id.laksa.spool.LedgerGate;
import id.laksa.texts.Messages;
import id.laksa.texts.Texts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/** What the doors and the background work share. */
record CoreModule(
    Settings settings,
    MasterKeys keys,
    SealedBox box,
    InstantSource time,
    ObjectMapper json,
    Answers answers,
    RulesInForce rules,
    Fingerprint fingerprint,
    Identity identity,
    HashChain chain,
    RowFormat format,
    SlaClocks slaClocks,
    LedgerRows ledger,
    LedgerGate gate,
    JustWritten justWritten,
    GuessThrottle guesses,
    PageKeys pageKeys,
    Messages messages,
    Jdbi jdbi) {
  private static final String READ_ONLY =
      "select 1 where current_setting('transaction_read_only') = 'on'";

  static CoreModule of(
      Settings settings,
      MasterKeys keys,
      Engine.Ready ready,
      Messages messages,
      InstantSource time) {
    ObjectMapper json = JsonMappers.standard();
    HashChain chain = new HashChain(keys.ticketKey(), json);
    SealedBox box = keys.box();
    RowFormat format = new RowFormat(json, box, new PersonKeys(keys.ticketKey()));
    RulesInForce rules = new RulesInForce(ready.rules(), time.instant());
    SlaClocks slaClocks = new SlaClocks(() -> rules.get().slaPolicies());
    LedgerGate gate = new LedgerGate(() -> requireWritable(ready.postgres()));
    return new CoreModule(
        settings,
        keys,
        box,
        time,
        json,
        new Answers(json),
        rules,
        new Fingerprint(keys.ticketKey(), json),
        new Identity(keys.ticketKey()),
        chain,
        format,
        slaClocks,
        new LedgerRows(
            chain,
            new PublicFacts(hashtag -> rules.get().categories().isKnown(hashtag)),
            format,
            slaClocks,
            ReachableReporters.of(settings, () -> rules.get().channels()),
            complaint -> isCopied(rules.get(), complaint),
            new CopyFollower(slaClocks)),
        gate,
        new JustWritten(),
        ready.guesses(),
        new PageKeys(keys.ticketKey(), settings.number("laksa.pages.keys")),
        messages,
        jdbi(ready.postgres(), gate));
  }

  /** Whether rules may give other departments a copy. */
  private static boolean isCopied(RuleBook rules, Complaint complaint) {
    String category = complaint.state().category();
    return category != null && rules.copies().concern(category);
  }

  /** A server that only reads, after a fail-over say, answers and can't keep anything. */
  private static void requireWritable(DataSource source) {
    try (Connection connection = source.getConnection()) {
      if (connection.createStatement().executeQuery(READ_ONLY).next()) {
        throw new IllegalStateException("The ledger is read-only");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The ledger is away", e);
    }
  }

  /**
   * Its faults don't repeat what was bound to a statement: citizens' words stay out of the log.
   * While the gate is closed nobody waits for a connection, or who only looks would take the
   * workers from who complains.
   */
  private static Jdbi jdbi(DataSource source, LedgerGate gate) {
    ConnectionFactory unlessAway =
        () -> {
          if (!gate.isOpen()) {
            throw new SQLTransientConnectionException("The ledger is away");
          }
          return source.getConnection();
        };
    return Jdbi.create(unlessAway)
        .installPlugin(new PostgresPlugin())
        .configure(
            StatementExceptions.class,
            faults -> faults.setMessageRendering(StatementExceptions.MessageRendering.NONE));
  }

  /** What people read, in Indonesian. */
  Texts texts() {
    return messages.indonesian();
  }

  /** The department of a broker or HTTP user. */
  Function<String, Optional<Department>> departmentByUser() {
    return user -> rules.get().departments().byUser(user);
  }

  /** Counts what was tried and refused. */
  RefusedAttemptTable refusedAttempts() {
    return new RefusedAttemptTable(jdbi, time, settings.zone());
  }

  /** What the proof of finished work must be, by the rules in force. */
  EvidenceRules evidenceRules() {
    return new EvidenceRules() {
      @Override
      public EvidenceTerms terms(@Nullable String category) {
        return rules.get().evidence().terms(category);
      }

      @Override
      public List<Opinion> opinions(EvidenceTerms terms, List<Finding> findings) {
        return rules.get().evidence().opinions(terms, findings);
      }
    };
  }
}
