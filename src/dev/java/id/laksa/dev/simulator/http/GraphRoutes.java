package id.laksa.dev.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.laksa.dev.simulator.Faults;
import id.laksa.dev.simulator.Faults.Call;
import id.laksa.dev.simulator.Faults.Fault;
import id.laksa.dev.simulator.GraphError;
import id.laksa.dev.simulator.Later;
import id.laksa.dev.simulator.Media;
import id.laksa.dev.simulator.MediaShelf.Loan;
import id.laksa.dev.simulator.MessageDoor;
import id.laksa.dev.simulator.Network;
import id.laksa.http.StrictJson;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.util.HexFormat;

/** The side that the business calls. */
final class GraphRoutes {
  private static final String OBJECT = "/(?<version>v[0-9]+\\.[0-9]+)/(?<object>[0-9]{1,30})";
  private static final String ATTACHMENTS = "/whatsapp_business/attachments/";
  private static final int LARGEST_MESSAGE = 256 * 1024;
  private final ObjectMapper json = StrictJson.mapper();
  private final GraphSimulator.Config config;
  private final Network network;
  private final MessageDoor door;
  private final Faults faults;
  private final Later later;

  GraphRoutes(
      GraphSimulator.Config config, Network network, MessageDoor door, Faults faults, Later later) {
    this.config = config;
    this.network = network;
    this.door = door;
    this.faults = faults;
    this.later = later;
  }

  void mount(Router router) {
    router.routeWithRegex(OBJECT + "(/.*)?").handler(this::authorised);
    router.route(ATTACHMENTS).handler(this::authorised);
    router.routeWithRegex(HttpMethod.POST, OBJECT + "/.*").handler(this::ownNumber);
    router
        .routeWithRegex(HttpMethod.POST, OBJECT + "/messages")
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST_MESSAGE))
        .handler(meeting(Call.SEND))
        .handler(this::send);
    router
        .routeWithRegex(HttpMethod.POST, OBJECT + "/media")
        .handler(UploadedImage.bodyHandler(config.scratch()))
        .handler(meeting(Call.UPLOAD))
        .blockingHandler(this::upload);
    router.routeWithRegex(HttpMethod.GET, OBJECT).handler(meeting(Call.MEDIA)).handler(this::media);
    router.get(ATTACHMENTS).handler(meeting(Call.DOWNLOAD)).handler(this::download);
  }

  private void authorised(RoutingContext context) {
    String given = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    String version = context.pathParam("version");
    if (!("Bearer " + config.account().accessToken()).equals(given)) {
      GraphAnswers.refuse(context, GraphError.token());
    } else if (version != null && !config.account().versions().contains(version)) {
      GraphAnswers.refuse(context, GraphError.unknownPath());
    } else {
      context.next();
    }
  }

  private void ownNumber(RoutingContext context) {
    String object = PathPart.of(context, "object");
    if (config.account().phoneNumberId().equals(object)) {
      context.next();
    } else {
      GraphAnswers.refuse(context, GraphError.noSuchObject(object));
    }
  }

  private Handler<RoutingContext> meeting(Call call) {
    return context ->
        faults.take(call).ifPresentOrElse(fault -> meet(fault, context), context::next);
  }

  private void meet(Fault fault, RoutingContext context) {
    if (fault.error() != null) {
      GraphAnswers.refuse(context, fault.error());
    } else if (fault.delay() != null) {
      Context loop = context.vertx().getOrCreateContext();
      later.after(fault.delay(), () -> loop.runOnContext(now -> context.next()));
    }
  }

  private void send(RoutingContext context) {
    String type = String.valueOf(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
    if (!type.startsWith("application/json")) {
      GraphAnswers.refuse(context, GraphError.parameter("The body must be application/json"));
      return;
    }
    try {
      Buffer body = context.body().buffer();
      JsonNode request = json.readTree(body == null ? new byte[0] : body.getBytes());
      MessageDoor.Answer answer = door.take(PathPart.of(context, "version"), request);
      GraphAnswers.write(context, answer.status(), answer.body())
          .onComplete(written -> answer.afterwards().run());
    } catch (JsonProcessingException e) {
      GraphAnswers.refuse(context, GraphError.parameter("The body is not a JSON object"));
    } catch (IOException e) {
      context.fail(e);
    }
  }

  private void upload(RoutingContext context) {
    UploadedImage image = UploadedImage.read(context);
    if (image.refusal() != null) {
      GraphAnswers.refuse(context, image.refusal());
      return;
    }
    String id = network.media().upload(image.type(), image.bytes()).id();
    GraphAnswers.write(context, 200, JsonNodeFactory.instance.objectNode().put("id", id));
  }

  private void media(RoutingContext context) {
    String id = PathPart.of(context, "object");
    network
        .media()
        .find(id)
        .ifPresentOrElse(
            found -> GraphAnswers.write(context, 200, described(context, found)),
            () -> GraphAnswers.refuse(context, GraphError.noSuchObject(id)));
  }

  private ObjectNode described(RoutingContext context, Media medium) {
    Loan loan = network.media().lend(medium);
    String url =
        "http://%s%s?mid=%s&ext=%d&hash=%s"
            .formatted(
                context.request().authority(),
                ATTACHMENTS,
                medium.id(),
                loan.until().getEpochSecond(),
                loan.key());
    return JsonNodeFactory.instance
        .objectNode()
        .put("messaging_product", "whatsapp")
        .put("url", url)
        .put("mime_type", medium.type())
        .put("sha256", HexFormat.of().formatHex(medium.sha256()))
        .put("file_size", medium.bytes().length)
        .put("id", medium.id());
  }

  private void download(RoutingContext context) {
    String key = context.request().getParam("hash", "");
    network
        .media()
        .lent(key)
        .ifPresentOrElse(
            found ->
                context
                    .response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, found.type())
                    .end(Buffer.buffer(found.bytes())),
            () -> context.response().setStatusCode(404).end());
  }
}
