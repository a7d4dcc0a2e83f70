package id.laksa.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.HashChain;
import id.laksa.complaint.Identity;
import id.laksa.complaint.JustWritten;
import id.laksa.complaint.SealedBox;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.department.Department;
import id.laksa.http.Answers;
import id.laksa.intake.Fingerprint;
import id.laksa.rulebook.RuleBook;
import id.laksa.sla.SlaPolicies;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;

/** What the doors and the background work share. */
record Parts(
    Settings settings,
    MasterKeys keys,
    SealedBox box,
    InstantSource clock,
    ObjectMapper json,
    Answers answers,
    Supplier<RuleBook> rules,
    Fingerprint fingerprint,
    Identity identity,
    HashChain chain,
    RowFormat format,
    LedgerRows ledger,
    JustWritten justWritten,
    Jdbi jdbi) {

  static Parts of(Settings settings, MasterKeys keys, Engine.Ready ready, InstantSource clock) {
    ObjectMapper json = JsonMappers.standard();
    HashChain chain = new HashChain(keys.ticketKey(), json);
    SealedBox box = new SealedBox(keys.dataKey());
    RowFormat format = new RowFormat(json, box);
    RuleBook rules = ready.rules();
    return new Parts(
        settings,
        keys,
        box,
        clock,
        json,
        new Answers(json),
        () -> rules,
        new Fingerprint(keys.ticketKey(), json),
        new Identity(keys.ticketKey()),
        chain,
        format,
        new LedgerRows(chain, format),
        new JustWritten(),
        jdbi(ready.postgres()));
  }

  /** Its faults don't repeat what was bound to a statement: citizens' words stay out of the log. */
  private static Jdbi jdbi(DataSource source) {
    return Jdbi.create(source)
        .installPlugin(new PostgresPlugin())
        .configure(
            StatementExceptions.class,
            faults -> faults.setMessageRendering(StatementExceptions.MessageRendering.NONE));
  }

  /** The department of a broker or HTTP user. */
  Function<String, Optional<Department>> departmentByUser() {
    return user -> rules.get().departments().byUser(user);
  }

  /** The deadlines in force. */
  SlaPolicies policies() {
    return (category, start) -> rules.get().slaPolicies().deadlines(category, start);
  }
}
