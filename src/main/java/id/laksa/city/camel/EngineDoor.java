package id.laksa.city.camel;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/** Hands over to a route of the engine's. Thread-safe. */
public final class EngineDoor {
  private volatile @Nullable ProducerTemplate template;

  /** From now on it is open. */
  public void open(CamelContext engine) {
    template = engine.createProducerTemplate();
  }

  /** Calls a route of the engine's and waits for what it says. */
  <T> T call(String route, Object body, Class<T> answer) {
    ProducerTemplate engine = template;
    if (engine == null) {
      throw new IllegalStateException("the engine isn't open yet");
    }
    try {
      return engine.requestBody(route, body, answer);
    } catch (CamelExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
    }
  }
}
