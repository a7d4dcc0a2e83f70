package id.laksa.dev.simulator.http;

import id.laksa.dev.simulator.GraphError;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what no route took or could read. */
final class GraphErrorAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(GraphErrorAnswers.class);
  private static final int[] STATUSES = {400, 403, 404, 405, 413, 415, 500};

  private GraphErrorAnswers() {}

  static void mount(Router router) {
    for (int status : STATUSES) {
      router.errorHandler(status, GraphErrorAnswers::answer);
    }
  }

  private static void answer(RoutingContext context) {
    int status = context.statusCode();
    if (status == 500) {
      LOG.warn("The simulator failed", context.failure());
    }
    if (context.response().ended()) {
      return;
    }
    if (context.normalizedPath().startsWith("/simulator")) {
      context
          .response()
          .setStatusCode(status)
          .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=UTF-8")
          .end(sentence(status));
    } else {
      GraphAnswers.refuse(context, error(status));
    }
  }

  private static GraphError error(int status) {
    return switch (status) {
      case 404, 405 -> GraphError.unknownPath();
      case 413 -> GraphError.parameter("The body is too large");
      case 500 -> new GraphError(500, 1, null, "OAuthException", "An unknown error", null);
      default -> new GraphError(status, 100, null, "OAuthException", "Invalid request", null);
    };
  }

  private static String sentence(int status) {
    return switch (status) {
      case 403 -> "Hanya dari komputer ini dan dari halaman ini sendiri.";
      case 404 -> "Tidak ada apa-apa di alamat ini.";
      case 413 -> "Kiriman terlalu besar: foto paling besar 5 MB.";
      case 500 -> "Ada kesalahan di simulator; lihat catatannya.";
      default -> "Permintaan tidak dapat dibaca.";
    };
  }
}
