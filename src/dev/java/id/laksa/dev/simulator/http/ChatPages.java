package id.laksa.dev.simulator.http;

import id.laksa.dev.simulator.Bubble;
import id.laksa.dev.simulator.Citizen;
import id.laksa.dev.simulator.ImageType;
import id.laksa.dev.simulator.Network;
import id.laksa.dev.simulator.UserId;
import id.laksa.http.Pages;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Pages to chat as a citizen with a browser; they work without JavaScript. */
final class ChatPages {
  static final String MEDIA = "/simulator/media/";
  private static final String HOME = "/simulator/";
  private static final String CITIZENS = "/simulator/citizens/";
  private static final int LARGEST_FORM = 64 * 1024;
  private static final int SHOWN_CITIZENS = 20;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH.mm").withZone(ZoneId.of("Asia/Jakarta"));
  private final Path scratch;
  private final Network network;
  private final Pages pages;

  /** A bubble and when it is said to have come. */
  public record Shown(Bubble bubble, String time) {}

  ChatPages(Path scratch, Network network, Pages pages) {
    this.scratch = scratch;
    this.network = network;
    this.pages = pages;
  }

  void mount(Router router) {
    StaticFiles.mount(router);
    router.get("/").handler(context -> redirect(context, HOME));
    router.get("/simulator").handler(context -> home(context, 200, Map.of()));
    router.get(MEDIA + ":id").handler(this::image);
    router.post("/simulator/citizens").handler(form()).handler(this::enter);
    router.get(CITIZENS + ":id").handler(chatting((context, citizen) -> show(context, citizen)));
    router
        .get(CITIZENS + ":id/bubbles")
        .handler(
            chatting(
                (context, citizen) ->
                    html(context, 200, "simulator/bubbles.ftlh", model(citizen, Map.of()))));
    router.post(CITIZENS + ":id/text").handler(form()).handler(chatting(this::text));
    router.post(CITIZENS + ":id/location").handler(form()).handler(chatting(this::location));
    router.post(CITIZENS + ":id/tap").handler(form()).handler(chatting(this::tap));
    router
        .post(CITIZENS + ":id/photo")
        .handler(UploadedImage.bodyHandler(scratch))
        .blockingHandler(context -> chatting(this::photo).handle(context));
  }

  private static BodyHandler form() {
    return BodyHandler.create(false).setBodyLimit(LARGEST_FORM);
  }

  private Handler<RoutingContext> chatting(BiConsumer<RoutingContext, Citizen> deed) {
    return context ->
        UserId.of(PathPart.of(context, "id"))
            .flatMap(network::find)
            .ifPresentOrElse(
                citizen -> deed.accept(context, citizen),
                () -> home(context, 404, Map.of("fault", "Warga itu tidak ada (lagi).")));
  }

  private void home(RoutingContext context, int status, Map<String, String> more) {
    Map<String, Object> model = new HashMap<>(Map.of("citizens", network.newest(SHOWN_CITIZENS)));
    model.putAll(more);
    html(context, status, "simulator/start.ftlh", model);
  }

  private void enter(RoutingContext context) {
    MultiMap fields = context.request().formAttributes();
    String typed = fields.get("id") == null ? "" : fields.get("id");
    String name = Optional.ofNullable(ChatInput.presentOrNull(fields.get("name"))).orElse("Warga");
    Optional<UserId> id = UserId.of(typed.replaceAll("[\\s-]", "").replaceFirst("^0", "62"));
    String fault =
        id.isEmpty()
            ? "Tulis nomor seperti 0812 3456 7890, atau ID seperti ID.1234567890."
            : !network.hasRoomFor(id.get())
                ? "Warga di simulator ini sudah terlalu banyak."
                : name.length() > ChatInput.LONGEST_NAME ? "Nama paling panjang 60 huruf." : "";
    if (!fault.isEmpty()) {
      home(context, 422, Map.of("fault", fault, "typedId", typed, "typedName", name));
      return;
    }
    redirect(context, CITIZENS + network.citizen(id.orElseThrow(), name).id().value());
  }

  private void show(RoutingContext context, Citizen citizen) {
    chat(context, citizen, 200, Map.of());
  }

  private void text(RoutingContext context, Citizen citizen) {
    String text = Objects.requireNonNullElse(context.request().formAttributes().get("text"), "");
    String fault = ChatInput.textFault(text);
    if (fault != null) {
      chat(context, citizen, 422, Map.of("textFault", fault, "typedText", text));
      return;
    }
    citizen.text(text.strip().replace("\r\n", "\n"));
    back(context, citizen);
  }

  private void photo(RoutingContext context, Citizen citizen) {
    String caption = ChatInput.presentOrNull(context.request().formAttributes().get("caption"));
    Optional<byte[]> photo = UploadedImage.named(context, "photo");
    String fault = ChatInput.photoFault(photo, caption);
    if (fault != null) {
      chat(
          context,
          citizen,
          422,
          Map.of("photoFault", fault, "typedCaption", caption == null ? "" : caption));
      return;
    }
    byte[] bytes = photo.orElseThrow();
    citizen.photo(bytes, ImageType.of(bytes).orElseThrow().mime(), caption);
    back(context, citizen);
  }

  private void location(RoutingContext context, Citizen citizen) {
    MultiMap fields = context.request().formAttributes();
    Optional<Double> lat = ChatInput.degrees(fields.get("lat"), 90);
    Optional<Double> lon = ChatInput.degrees(fields.get("lon"), 180);
    String place = ChatInput.presentOrNull(fields.get("place"));
    boolean tooLong = place != null && place.length() > ChatInput.LONGEST_PLACE;
    if (lat.isEmpty() || lon.isEmpty() || tooLong) {
      String fault = "Lintang dan bujur berupa angka, seperti -6.1783 dan 106.6319.";
      chat(context, citizen, 422, Map.of("locationFault", fault));
      return;
    }
    citizen.location(lat.get(), lon.get(), place, null);
    back(context, citizen);
  }

  private void tap(RoutingContext context, Citizen citizen) {
    String id = context.request().formAttributes().get("id");
    citizen.conversation().stream()
        .flatMap(bubble -> bubble.buttons().stream())
        .filter(button -> button.id().equals(id))
        .reduce((older, newer) -> newer)
        .ifPresent(button -> citizen.tapButton(button.id(), button.title()));
    back(context, citizen);
  }

  private void image(RoutingContext context) {
    network
        .media()
        .find(PathPart.of(context, "id"))
        .flatMap(found -> ImageType.of(found.bytes()).map(type -> Map.entry(type, found.bytes())))
        .ifPresentOrElse(
            typed ->
                context
                    .response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, typed.getKey().mime())
                    .end(Buffer.buffer(typed.getValue())),
            () -> context.fail(404));
  }

  private void chat(RoutingContext context, Citizen citizen, int status, Map<String, String> more) {
    html(context, status, "simulator/chat.ftlh", model(citizen, more));
  }

  private static Map<String, Object> model(Citizen citizen, Map<String, String> more) {
    List<Shown> bubbles =
        citizen.conversation().stream()
            .map(bubble -> new Shown(bubble, TIME.format(bubble.at())))
            .toList();
    Map<String, Object> model = new HashMap<>(more);
    model.put("id", citizen.id().value());
    model.put("name", citizen.name());
    model.put("bubbles", bubbles);
    return model;
  }

  private void html(RoutingContext context, int status, String template, Map<String, ?> model) {
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=UTF-8")
        .end(pages.render(template, model));
  }

  private static void back(RoutingContext context, Citizen citizen) {
    redirect(context, CITIZENS + citizen.id().value() + "#tulis");
  }

  private static void redirect(RoutingContext context, String to) {
    context.response().setStatusCode(303).putHeader(HttpHeaders.LOCATION, to).end();
  }
}
