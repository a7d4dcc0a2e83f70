package id.laksa.dev.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A citizen with the city's app. */
final class AppCitizen implements DemoReporter {
  private static final String COMPLAINTS = "/api/v1/complaints";
  private static final ObjectMapper JSON = new ObjectMapper();
  private final String name;
  private final HttpDoor city;
  private final Narrator narrator;
  private final String idempotencyKey = UUID.randomUUID().toString();
  private String ticket = "";
  private String answerKey = "";

  AppCitizen(String name, HttpDoor city, Narrator narrator) {
    this.name = name;
    this.city = city;
    this.narrator = narrator;
  }

  /** Sends a complaint; the same one again is the same request. Gives the receipt. */
  JsonNode reports(ObjectNode complaint, byte[] photo) {
    narrator.sent(
        "POST %s, Idempotency-Key %s…, photo of %d kB: %s"
            .formatted(
                COMPLAINTS,
                idempotencyKey.substring(0, 8),
                photo.length / 1024,
                complaint.path("text").asText()));
    FormBody form = new FormBody().json("complaint", complaint.toString()).photo(photo);
    DoorAnswer answer =
        city.postForm(COMPLAINTS, form, Map.of("Idempotency-Key", idempotencyKey)).with(201);
    JsonNode receipt = answer.json();
    ticket = receipt.path("ticket").asText();
    answerKey = receipt.path("answerKey").asText();
    narrator.came(
        "201 %s %s, %s, to be done by %.16s"
            .formatted(
                ticket,
                receipt.path("status").asText(),
                receipt.path("department").path("name").asText("for an operator"),
                receipt.path("resolveBy").asText()));
    return receipt;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String channel() {
    return "App";
  }

  @Override
  public String ticket() {
    return ticket;
  }

  @Override
  public void hears(String words) {
    JsonNode state =
        Poll.until(
            "\"" + words + "\" in the app", this::state, now -> now.toString().contains(words));
    narrator.came(
        "GET %s/%s: %s, \"%s\""
            .formatted(COMPLAINTS, ticket, state.path("status").asText(), words));
  }

  @Override
  public List<String> photosShown() {
    return StreamSupport.stream(state().path("evidence").spliterator(), false)
        .map(shown -> city.get(shown.path("url").asText(), bearer()).with(200).sha256())
        .toList();
  }

  @Override
  public void informs(String text) {
    answers(JsonNodeFactory.instance.objectNode().put("kind", "INFORMATION").put("text", text));
  }

  @Override
  public void confirms() {
    answers(JsonNodeFactory.instance.objectNode().put("kind", "CONFIRMED").put("rating", 5));
  }

  @Override
  public void reopens(String why) {
    answers(JsonNodeFactory.instance.objectNode().put("kind", "REOPENED").put("text", why));
  }

  /** Where a complaint stands, as everybody may see it. */
  static JsonNode state(HttpDoor city, String ticket) {
    return city.get(COMPLAINTS + "/" + ticket).with(200).json();
  }

  /** A complaint to fill in. */
  static ObjectNode complaint(String text) {
    return JSON.createObjectNode().put("text", text);
  }

  private JsonNode state() {
    return state(city, ticket);
  }

  private void answers(ObjectNode answer) {
    narrator.sent("POST %s/%s/answers: %s".formatted(COMPLAINTS, ticket, answer));
    JsonNode state =
        city.postJson(COMPLAINTS + "/" + ticket + "/answers", answer.toString(), bearer())
            .with(200)
            .json();
    narrator.came("200 %s".formatted(state.path("status").asText()));
  }

  private Map<String, String> bearer() {
    return Map.of("Authorization", "Bearer " + answerKey);
  }
}
