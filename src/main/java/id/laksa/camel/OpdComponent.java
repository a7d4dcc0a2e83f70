package id.laksa.camel;

import id.laksa.dispatch.jms.WorkOrderQueues;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** {@code opd:queues}: the departments' queues. */
@Component("opd")
public final class OpdComponent extends DefaultComponent {
  private final WorkOrderQueues queues;

  /** Writes to these. */
  public OpdComponent(WorkOrderQueues queues) {
    this.queues = queues;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters)
      throws Exception {
    if (!name.equals("queues")) {
      throw new IllegalArgumentException("opd:" + name + " is unknown: there is opd:queues alone");
    }
    OpdEndpoint endpoint = new OpdEndpoint(uri, this, name, queues);
    setProperties(endpoint, parameters);
    return endpoint;
  }
}
