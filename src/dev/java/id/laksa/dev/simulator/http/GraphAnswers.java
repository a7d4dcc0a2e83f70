package id.laksa.dev.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.dev.simulator.GraphError;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Writes answers in JSON. */
final class GraphAnswers {
  private GraphAnswers() {}

  static void refuse(RoutingContext context, GraphError error) {
    write(context, error.status(), error.json());
  }

  static Future<Void> write(RoutingContext context, int status, JsonNode body) {
    return context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=UTF-8")
        .end(body.toString());
  }
}
