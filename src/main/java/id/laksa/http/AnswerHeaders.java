package id.laksa.http;

import org.apache.camel.http.base.HttpHeaderFilterStrategy;

/**
 * Which headers pass between HTTP and Camel. Coming in: none that could steer Camel. Going out:
 * also {@code Cache-Control}, which Camel would keep back.
 */
public final class AnswerHeaders extends HttpHeaderFilterStrategy {
  @Override
  protected void initialize() {
    super.initialize();
    getOutFilter().remove("cache-control");
  }
}
