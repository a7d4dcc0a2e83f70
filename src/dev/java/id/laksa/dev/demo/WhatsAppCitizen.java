package id.laksa.dev.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A citizen who chats with the city, by the simulator of WhatsApp. */
final class WhatsAppCitizen implements DemoReporter {
  private static final Pattern TICKET = Pattern.compile("LKS(-[0-9A-Z]{4}){4}");
  private final String name;
  private final String number;
  private final HttpDoor simulator;
  private final Narrator narrator;
  private final Set<String> read = new HashSet<>();
  private String ticket = "";
  private int round = 1;

  /**
   * Somebody new.
   *
   * @param number of digits, with the country's code and without a plus
   */
  WhatsAppCitizen(String name, String number, HttpDoor simulator, Narrator narrator) {
    this.name = name;
    this.number = number;
    this.simulator = simulator;
    this.narrator = narrator;
  }

  /** Writes what begins a complaint, and waits for the receipt. */
  void reports(String text) {
    writes(text);
    String receipt = hearsWhole("Nomor tiket");
    Matcher named = TICKET.matcher(receipt);
    Unexpected.unless(named.find(), "a ticket number", receipt);
    ticket = named.group();
  }

  void writes(String text) {
    narrator.sent("WhatsApp: " + text);
    says("/text", json().put("text", text));
  }

  void sendsPhoto(byte[] photo) {
    narrator.sent("WhatsApp: a photo of %d kB, without a word".formatted(photo.length / 1024));
    simulator
        .postForm(path("/photo"), new FormBody().field("name", name).photo(photo), Map.of())
        .with(201);
  }

  void sendsPin(double lat, double lon, String place) {
    narrator.sent("WhatsApp: a pin, %s (%s, %s)".formatted(place, lat, lon));
    says("/location", json().put("lat", lat).put("lon", lon).put("place", place));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String channel() {
    return "WhatsApp";
  }

  @Override
  public String ticket() {
    return ticket;
  }

  @Override
  public void hears(String words) {
    hearsWhole(words);
  }

  @Override
  public List<String> photosShown() {
    return inbox()
        .filter(message -> message.path("type").asText().equals("image"))
        .map(message -> simulator.get(message.path("imageUrl").asText()).with(200).sha256())
        .toList();
  }

  @Override
  public void informs(String text) {
    writes(text);
  }

  @Override
  public void confirms() {
    taps("confirm:");
  }

  /** By a tap: there are no words with it. */
  @Override
  public void reopens(String why) {
    taps("reopen:");
    round++;
  }

  /** Where his chat can be looked at. */
  String chat() {
    return simulator.base() + "/simulator/citizens/" + number;
  }

  private void taps(String prefix) {
    String id = prefix + ticket + (round == 1 ? "" : ":" + round);
    JsonNode button =
        Poll.until("the button " + id, () -> button(id), Optional::isPresent).orElseThrow();
    String title = button.path("title").asText();
    narrator.sent("WhatsApp: taps [%s]".formatted(title));
    says("/tap", json().put("id", id).put("title", title));
  }

  private Optional<JsonNode> button(String id) {
    return inbox()
        .flatMap(message -> StreamSupport.stream(message.path("buttons").spliterator(), false))
        .filter(button -> button.path("id").asText().equals(id))
        .findFirst();
  }

  private String hearsWhole(String words) {
    JsonNode message =
        Poll.until(
                "\"" + words + "\" on WhatsApp",
                () -> unread().filter(one -> text(one).contains(words)).findFirst(),
                Optional::isPresent)
            .orElseThrow();
    read.add(message.path("wamid").asText());
    boolean image = message.path("type").asText().equals("image");
    narrator.came("WhatsApp: " + (image ? "[photo] " : "") + text(message));
    return text(message);
  }

  private Stream<JsonNode> unread() {
    return inbox().filter(message -> !read.contains(message.path("wamid").asText()));
  }

  private static String text(JsonNode message) {
    return message.path("text").asText();
  }

  private Stream<JsonNode> inbox() {
    JsonNode messages = simulator.get(path("/inbox")).with(200).json();
    return StreamSupport.stream(messages.spliterator(), false);
  }

  private void says(String how, ObjectNode what) {
    simulator.postJson(path(how), what.toString(), Map.of()).with(201);
  }

  private ObjectNode json() {
    return JsonNodeFactory.instance.objectNode().put("name", name);
  }

  private String path(String rest) {
    return "/simulator/api/citizens/" + number + rest;
  }
}
