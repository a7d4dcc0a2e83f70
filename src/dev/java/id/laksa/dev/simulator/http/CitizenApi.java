package id.laksa.dev.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.laksa.dev.simulator.Citizen;
import id.laksa.dev.simulator.ImageType;
import id.laksa.dev.simulator.Network;
import id.laksa.dev.simulator.ReceivedMessage;
import id.laksa.dev.simulator.UserId;
import id.laksa.http.JsonBody;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Citizens for other processes, in JSON. A message is answered by 201 and its wamid. */
final class CitizenApi {
  private static final String CITIZEN = "/simulator/api/citizens/:id";
  private static final int LARGEST_BODY = 64 * 1024;
  private final Path scratch;
  private final Network network;

  CitizenApi(Path scratch, Network network) {
    this.scratch = scratch;
    this.network = network;
  }

  void mount(Router router) {
    said(router, "text", CitizenApi::text);
    said(router, "location", CitizenApi::place);
    said(router, "tap", CitizenApi::tap);
    router
        .post(CITIZEN + "/photo")
        .handler(UploadedImage.bodyHandler(scratch))
        .blockingHandler(this::photo);
    router.get(CITIZEN + "/inbox").handler(this::inbox);
  }

  /** The deed answers a wamid. */
  private void said(Router router, String path, BiFunction<Citizen, JsonNode, String> deed) {
    JsonBody body = JsonBody.of("simulator/citizen-api.yaml#/" + path);
    router
        .post(CITIZEN + "/" + path)
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
        .handler(context -> say(context, body, deed));
  }

  private void say(
      RoutingContext context, JsonBody body, BiFunction<Citizen, JsonNode, String> deed) {
    Buffer sent = context.body().buffer();
    JsonBody.Reading said = body.read(sent == null ? new byte[0] : sent.getBytes());
    if (!said.errors().isEmpty()) {
      refuse(context, said.errors().toString());
      return;
    }
    citizen(context, said.json().path("name").textValue())
        .ifPresent(citizen -> created(context, deed.apply(citizen, said.json())));
  }

  private static String text(Citizen citizen, JsonNode said) {
    return citizen.text(said.path("text").textValue());
  }

  private static String place(Citizen citizen, JsonNode said) {
    return citizen.location(
        said.path("lat").doubleValue(),
        said.path("lon").doubleValue(),
        said.path("place").textValue(),
        said.path("address").textValue());
  }

  private static String tap(Citizen citizen, JsonNode said) {
    return citizen.tapButton(said.path("id").textValue(), said.path("title").textValue());
  }

  private void photo(RoutingContext context) {
    String caption = context.request().formAttributes().get("caption");
    Optional<byte[]> photo = UploadedImage.named(context, "photo");
    String fault = ChatInput.photoFault(photo, caption);
    String name = context.request().formAttributes().get("name");
    if (fault != null || (name != null && name.length() > ChatInput.LONGEST_NAME)) {
      refuse(context, fault == null ? "name is too long" : fault);
      return;
    }
    byte[] bytes = photo.orElseThrow();
    String mime = ImageType.of(bytes).orElseThrow().mime();
    citizen(context, name)
        .ifPresent(citizen -> created(context, citizen.photo(bytes, mime, caption)));
  }

  private void inbox(RoutingContext context) {
    Optional<Citizen> citizen = UserId.of(PathPart.of(context, "id")).flatMap(network::find);
    if (citizen.isEmpty()) {
      context.fail(404);
      return;
    }
    ArrayNode messages = JsonNodeFactory.instance.arrayNode();
    citizen.get().inbox().forEach(received -> messages.add(described(received)));
    GraphAnswers.write(context, 200, messages);
  }

  private static ObjectNode described(ReceivedMessage received) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("type", received.type()).put("text", received.text());
    node.put("wamid", received.wamid()).put("at", received.at().toString());
    node.put("imageUrl", received.image() == null ? null : ChatPages.MEDIA + received.image().id());
    node.put("link", received.link());
    ArrayNode buttons = node.putArray("buttons");
    received
        .buttons()
        .forEach(button -> buttons.addObject().put("id", button.id()).put("title", button.title()));
    return node;
  }

  /** Whose address this is, known or new; empty when it was refused. */
  private Optional<Citizen> citizen(RoutingContext context, @Nullable String name) {
    Optional<UserId> id = UserId.of(PathPart.of(context, "id"));
    if (id.isEmpty()) {
      refuse(context, "The id in the address is neither a phone number nor a scoped id");
      return Optional.empty();
    }
    if (!network.hasRoomFor(id.get())) {
      refuse(context, "There are too many citizens");
      return Optional.empty();
    }
    Optional<Citizen> known = network.find(id.get());
    return name == null && known.isPresent()
        ? known
        : Optional.of(network.citizen(id.get(), name == null ? "Warga" : name));
  }

  private static void created(RoutingContext context, String wamid) {
    GraphAnswers.write(context, 201, JsonNodeFactory.instance.objectNode().put("wamid", wamid));
  }

  private static void refuse(RoutingContext context, String detail) {
    GraphAnswers.write(context, 400, JsonNodeFactory.instance.objectNode().put("detail", detail));
  }
}
