package id.laksa.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.laksa.camel.LedgerAccess;
import id.laksa.camel.LedgerComponent;
import id.laksa.camel.LedgerSignals;
import id.laksa.camel.SubmitRoute;
import id.laksa.complaint.Identity;
import id.laksa.spool.LedgerGate;
import id.laksa.spool.Spool;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The way of every complaint, as it stands in {@code routes/}, with the city's own rules. */
public final class SubmitRouteFixture implements AutoCloseable {
  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();
  private final CamelContext camel = new DefaultCamelContext();
  private final Intake intake;

  /**
   * What is done when the ledger doesn't answer.
   *
   * @param patience how long a submission waits for its commit
   */
  public record WhileAway(
      LedgerGate gate, Spool spool, Predicate<Throwable> isAway, Duration patience) {}

  /** Starts the routes. */
  public SubmitRouteFixture(
      GroupCommit commits, Identity identity, Registrar registrar, Instant now, WhileAway whileAway)
      throws Exception {
    InstantSource clock = InstantSource.fixed(now);
    Properties settings = new Properties();
    settings.put("laksa.intake.patience", whileAway.patience().toString());
    settings.put("laksa.intake.answering", "1");
    settings.put("laksa.retry.first", "1");
    settings.put("laksa.retry.longest", "1");
    camel.getPropertiesComponent().setInitialProperties(settings);
    camel.addComponent(
        "ledger",
        new LedgerComponent(
            new LedgerAccess(
                null,
                clock,
                commits,
                whileAway.gate(),
                whileAway.isAway(),
                null,
                null,
                new LedgerSignals())));
    camel.getRegistry().bind("drools", Registrars.byTheCitysRules());
    camel.getRegistry().bind("registrar", registrar);
    camel.getRegistry().bind("spool", new PromiseKeeper(whileAway.spool(), identity, JSON));
    for (String file : new String[] {"routes/intake/submit.camel.yaml"}) {
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(ResourceHelper.resolveResource(camel, "file:" + Path.of(file)));
    }
    camel.start();
    SubmitRoute submit = new SubmitRoute();
    submit.start(camel);
    intake = new Intake(submit, clock, JSON);
  }

  /** The door. */
  public Intake intake() {
    return intake;
  }

  @Override
  public void close() {
    camel.stop();
  }
}
