package id.laksa.camel;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.apache.camel.Consumer;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** A start that fails halfway stops also what it hadn't come to. */
class NeverStartedTest {
  private final DefaultCamelContext camel = new DefaultCamelContext();

  @Test
  void whatLooksIntoTheLedgerCanBeStopped() throws Exception {
    Consumer errands = endpoint("errands?kind=call").createConsumer(exchange -> {});
    errands.build();
    errands.init();
    assertThatCode(errands::stop).doesNotThrowAnyException();
  }

  @Test
  void whatWritesIntoTheLedgerCanBeStopped() throws Exception {
    Producer record = endpoint("record").createProducer();
    record.build();
    record.init();
    assertThatCode(record::stop).doesNotThrowAnyException();
  }

  private LedgerEndpoint endpoint(String rest) {
    camel.addComponent("ledger", new LedgerComponent(null));
    return camel.getEndpoint("ledger:" + rest, LedgerEndpoint.class);
  }
}
