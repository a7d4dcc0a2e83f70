package id.laksa.http;

import java.util.Set;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;

/**
 * Which headers pass between HTTP and Camel. Coming in: none that could steer Camel or be taken for
 * a path parameter. Going out: also {@code Cache-Control}, which Camel would keep back.
 */
final class AnswerHeaders extends HttpHeaderFilterStrategy {
  private static final Set<String> PATH_PARAMETERS = Set.of("ticket", "id", "key", "file");

  @Override
  protected void initialize() {
    super.initialize();
    getOutFilter().remove("cache-control");
    getInFilter().addAll(PATH_PARAMETERS);
  }
}
