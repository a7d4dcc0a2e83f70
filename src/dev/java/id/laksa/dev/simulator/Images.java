package id.laksa.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** Finds the images of a send request, wherever they may stand. */
final class Images {
  private Images() {}

  static List<JsonNode> of(JsonNode request) {
    Stream<JsonNode> alone =
        Stream.of(request.path("image"), request.path("interactive").path("header").path("image"));
    Stream<JsonNode> ofTemplate =
        request.path("template").path("components").findValues("image").stream();
    return Stream.concat(alone, ofTemplate).filter(JsonNode::isObject).toList();
  }
}
