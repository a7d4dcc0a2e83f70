package id.laksa.followup.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The error policy of the follow-ups, as it stands in {@code routes/_shared}. */
class FollowUpFaultsRouteTest {
  private static final Path POLICY = Path.of("routes/_shared/error-handling.camel.yaml");
  private final CamelContext camel = new DefaultCamelContext();
  private final List<String> deadLetters = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    Properties settings = new Properties();
    settings.put("laksa.retry.first", "1");
    settings.put("laksa.retry.longest", "1");
    camel.getPropertiesComponent().setInitialProperties(settings);
    camel.addComponent("jms", new SedaComponent());
    Processor unused = exchange -> {};
    camel.getRegistry().bind("faultAnswer", unused);
    camel.getRegistry().bind("ledgerAway", new PassingFaults());
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(ResourceHelper.resolveResource(camel, "file:" + POLICY));
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void aLedgerThatDiesUnderAFollowUpIsTriedAgainUntilItIsBack() throws Exception {
    assertThat(deadLettersAfter(state("57P01"), state("08006"), state("08003"))).isEmpty();
  }

  @Test
  void anythingElseIsADeadLetterAtOnce() throws Exception {
    assertThat(deadLettersAfter(state("22001"))).containsExactly("a follow-up");
  }

  private List<String> deadLettersAfter(Exception... faults) throws Exception {
    Iterator<Exception> next = List.of(faults).iterator();
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:inbox")
                .routeConfigurationId("follow-up-inbox")
                .process(exchange -> failOnce(next));
          }
        });
    camel.start();
    Exchange done =
        camel.createFluentProducerTemplate().to("direct:inbox").withBody("a follow-up").send();
    assertThat(done.getException()).isNull();
    assertThat(next.hasNext()).isFalse();
    String dead =
        camel.createConsumerTemplate().receiveBodyNoWait("jms:queue:DLQ.opd.updates", String.class);
    if (dead != null) {
      deadLetters.add(dead);
    }
    return deadLetters;
  }

  private static void failOnce(Iterator<Exception> faults) throws Exception {
    if (faults.hasNext()) {
      throw faults.next();
    }
  }

  /** As the pool leaves it: what failed while cleaning up hangs on what happened first. */
  private static Exception state(String state) {
    Exception fault = new IllegalStateException(new SQLException("fault", state));
    fault.addSuppressed(new IllegalStateException("not restored", new SQLException("closed")));
    return fault;
  }
}
