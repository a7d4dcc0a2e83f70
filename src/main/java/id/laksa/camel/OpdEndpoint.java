package id.laksa.camel;

import id.laksa.dispatch.jms.WorkOrderQueues;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * The departments' queues opd.&lt;code&gt;: a list of letters in one session, durable, each known
 * again when it is sent again.
 */
@UriEndpoint(
    firstVersion = "0.2.0",
    scheme = "opd",
    title = "Departments' queues",
    syntax = "opd:name",
    producerOnly = true,
    category = {Category.MESSAGING})
public final class OpdEndpoint extends DefaultEndpoint {
  private final WorkOrderQueues queues;

  @UriPath(enums = "queues", description = "queues: each letter goes to its department's.")
  @Metadata(required = true)
  private final String name;

  OpdEndpoint(String uri, OpdComponent component, String name, WorkOrderQueues queues) {
    super(uri, component);
    this.name = name;
    this.queues = queues;
  }

  /** Which queues. */
  public String getName() {
    return name;
  }

  @Override
  public Producer createProducer() {
    return new OpdProducer(this, queues);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new UnsupportedOperationException("a department's queue is read by that department");
  }
}
