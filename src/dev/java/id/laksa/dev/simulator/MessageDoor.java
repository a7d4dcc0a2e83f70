package id.laksa.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.laksa.dev.simulator.Account.ClosedWindow;
import java.time.Instant;
import java.util.Optional;

/** Takes what the business sends, as strictly as the contract. Thread-safe. */
public final class MessageDoor {
  private final Network network;
  private final MessageContract contract = new MessageContract();
  private final TemplateCheck templates;
  private final Bubbles bubbles;

  /**
   * What a request comes to.
   *
   * @param status of HTTP
   * @param afterwards to be done when the answer was given: sends the statuses
   */
  public record Answer(int status, ObjectNode body, Runnable afterwards) {
    /** With nothing to do afterwards. */
    Answer(int status, ObjectNode body) {
      this(status, body, () -> {});
    }

    /** A refusal. */
    static Answer refused(GraphError error) {
      return new Answer(error.status(), error.json());
    }
  }

  /** Opens the door of a network. */
  public MessageDoor(Network network) {
    this.network = network;
    this.templates = new TemplateCheck(network.account().templates());
    this.bubbles = new Bubbles(templates);
  }

  /**
   * Takes one request.
   *
   * @param version of the API it was sent to
   */
  public Answer take(String version, JsonNode request) {
    Optional<GraphError> violation = contract.violation(request);
    if (violation.isPresent()) {
      return Answer.refused(violation.get());
    }
    if (request.has("status")) {
      return markRead(request.path("message_id").asText());
    }
    UserId to =
        UserId.of(request.path("to").asText(request.path("recipient").asText())).orElseThrow();
    Optional<Citizen> citizen = network.find(to);
    if (citizen.isEmpty()) {
      return refused(400, GraphError.UNDELIVERABLE, "Message Undeliverable.");
    }
    return send(version, request, citizen.get());
  }

  private Answer send(String version, JsonNode request, Citizen citizen) {
    Instant now = network.time().instant();
    String type = request.path("type").asText("text");
    boolean template = "template".equals(type);
    Optional<GraphError> refusal =
        template ? templates.violation(request.path(type)) : Optional.empty();
    refusal =
        refusal
            .or(() -> missingMedia(request))
            .or(() -> windowClosedAtOnce(citizen, template, now))
            .or(() -> tooFast(citizen, now));
    if (refusal.isPresent()) {
      return Answer.refused(refusal.get());
    }
    String wamid = SimulatedIds.wamid(citizen.id().value(), false);
    String callbackData = request.path("biz_opaque_callback_data").textValue();
    Statuses statuses = new Statuses(citizen.id(), wamid, callbackData, template, version);
    Runnable afterwards;
    Optional<Integer> loss = citizen.loss();
    if (loss.isPresent()) {
      GraphError lost = GraphError.of(400, loss.get(), "Ordered by a test.");
      afterwards = () -> tell(statuses, statuses.failed(lost, network.time().instant()));
    } else if (template || citizen.listens(now)) {
      citizen.show(bubbles.of(request, type, wamid, now));
      afterwards = () -> tellGood(statuses);
    } else {
      afterwards = () -> tell(statuses, statuses.failed(windowClosed(), network.time().instant()));
    }
    return new Answer(200, accepted(request, citizen.id(), wamid, template), afterwards);
  }

  private void tellGood(Statuses statuses) {
    for (String status : new String[] {"sent", "delivered", "read"}) {
      tell(statuses, statuses.good(status, network.time().instant()));
    }
  }

  private void tell(Statuses statuses, ObjectNode status) {
    network.webhooks().status(statuses.to(), status);
  }

  private Answer markRead(String wamid) {
    return network.webhooks().knows(wamid)
        ? new Answer(200, JsonNodeFactory.instance.objectNode().put("success", true))
        : Answer.refused(GraphError.parameter("Param message_id is not a message to this number"));
  }

  private Optional<GraphError> missingMedia(JsonNode request) {
    boolean allThere =
        Images.of(request).stream()
            .filter(image -> image.has("id"))
            .allMatch(image -> network.media().mayBeSent(image.path("id").asText()));
    return allThere
        ? Optional.empty()
        : Optional.of(GraphError.parameter("Param image['id'] is not the id of an image"));
  }

  private Optional<GraphError> windowClosedAtOnce(Citizen citizen, boolean template, Instant now) {
    boolean atOnce = network.account().closedWindow() == ClosedWindow.REFUSED_AT_ONCE;
    return template || !atOnce || citizen.listens(now)
        ? Optional.empty()
        : Optional.of(windowClosed());
  }

  private Optional<GraphError> tooFast(Citizen citizen, Instant now) {
    if (!network.throughput().admit()) {
      return Optional.of(
          GraphError.of(429, GraphError.THROUGHPUT, "Too many messages from this number."));
    }
    return citizen.admits(now)
        ? Optional.empty()
        : Optional.of(GraphError.of(429, GraphError.PAIR_RATE, "Too many messages to this user."));
  }

  private static GraphError windowClosed() {
    return GraphError.of(
        400,
        GraphError.WINDOW_CLOSED,
        "More than 24 hours have passed since the user last wrote to this number.");
  }

  private static Answer refused(int status, int code, String details) {
    return Answer.refused(GraphError.of(status, code, details));
  }

  private static ObjectNode accepted(JsonNode request, UserId to, String wamid, boolean template) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("messaging_product", "whatsapp");
    String input = request.path(to.phone() ? "to" : "recipient").asText();
    body.putArray("contacts")
        .addObject()
        .put("input", input)
        .put(to.phone() ? "wa_id" : "user_id", to.value());
    ObjectNode message = body.putArray("messages").addObject().put("id", wamid);
    if (template) {
      message.put("message_status", "accepted");
    }
    return body;
  }
}
