package id.laksa.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody who chats with the business. What he sends comes to its webhook. Thread-safe. */
public final class Citizen {
  private static final int MOST_BUBBLES = 200;
  private static final Duration WINDOW = Duration.ofHours(24);
  private final UserId id;
  private final Network network;
  private final Deque<Bubble> bubbles = new ArrayDeque<>();
  private final PairPace pace = new PairPace();
  private final Deque<Integer> losses = new ArrayDeque<>();
  private String name;
  private @Nullable Instant spokeAt;

  Citizen(UserId id, String name, Network network) {
    this.id = id;
    this.name = name;
    this.network = network;
  }

  /** Phone number or business-scoped id. */
  public UserId id() {
    return id;
  }

  /** As his profile says. */
  public synchronized String name() {
    return name;
  }

  /** The next message to him is taken and fails after all, by a status with this code. */
  public synchronized void loseNext(int code) {
    losses.add(code);
  }

  /** The code by which a message to him fails after all; empty when it arrives. */
  synchronized Optional<Integer> loss() {
    return Optional.ofNullable(losses.poll());
  }

  /** Sends a text; answers its wamid, as all these do. */
  public String text(String body) {
    return say(CitizenMessages.text(body), body, null);
  }

  /**
   * Sends what he calls a JPEG; the bytes may be anything.
   *
   * @param caption null for none
   */
  public String photo(byte[] bytes, @Nullable String caption) {
    return photo(bytes, ImageType.JPEG.mime(), caption);
  }

  /**
   * Sends an image of a stated type; the bytes may be anything.
   *
   * @param caption null for none
   */
  public String photo(byte[] bytes, String mime, @Nullable String caption) {
    Media stored = network.media().put(mime, bytes);
    return say(CitizenMessages.image(stored, caption), caption == null ? "" : caption, stored.id());
  }

  /** Sends a place, in degrees; name and address may be null. */
  public String location(
      double latitude, double longitude, @Nullable String place, @Nullable String address) {
    String shown = place == null ? latitude + ", " + longitude : place;
    return say(CitizenMessages.location(latitude, longitude, place, address), shown, null);
  }

  /** Taps a button or row; the newest message that has it decides what it is an answer to. */
  public String tapButton(String buttonId, String title) {
    return say(
        CitizenMessages.tap(offering(buttonId), network.account(), buttonId, title), title, null);
  }

  /**
   * Sends any message: what is missing of sender, id and timestamp is put in.
   *
   * @param message the element of {@code messages[]}; an id of its own is kept
   */
  public String raw(JsonNode message) {
    return say((ObjectNode) message.deepCopy(), message.path("type").asText(), null);
  }

  /** What the business sent, oldest first; the oldest of very many are gone. */
  public synchronized List<ReceivedMessage> inbox() {
    return bubbles.stream().filter(bubble -> !bubble.fromCitizen()).map(this::received).toList();
  }

  /** The conversation, oldest first; the oldest of very many are gone. */
  public synchronized List<Bubble> conversation() {
    return List.copyOf(bubbles);
  }

  synchronized void rename(String newName) {
    name = newName;
  }

  /** Whether he wrote within the last 24 hours, so that the business may write freely. */
  synchronized boolean listens(Instant now) {
    return spokeAt != null && !now.isAfter(spokeAt.plus(WINDOW));
  }

  synchronized boolean admits(Instant now) {
    return pace.admit(now);
  }

  synchronized void show(Bubble bubble) {
    bubbles.add(bubble);
    if (bubbles.size() > MOST_BUBBLES) {
      bubbles.remove();
    }
  }

  private String say(ObjectNode content, String shown, @Nullable String mediaId) {
    Instant now = network.time().instant();
    ObjectNode message = CitizenMessages.complete(content, id, now);
    String wamid = message.get("id").asText();
    String type = message.path("type").asText();
    network.throughput().admit();
    synchronized (this) {
      spokeAt = now;
      show(new Bubble(true, wamid, now, type, shown, mediaId, null, List.of()));
      network.webhooks().message(id, name, message);
    }
    return wamid;
  }

  private synchronized Optional<Bubble> offering(String buttonId) {
    Iterator<Bubble> newestFirst = bubbles.descendingIterator();
    while (newestFirst.hasNext()) {
      Bubble bubble = newestFirst.next();
      if (bubble.buttons().stream().anyMatch(button -> button.id().equals(buttonId))) {
        return Optional.of(bubble);
      }
    }
    return Optional.empty();
  }

  private ReceivedMessage received(Bubble bubble) {
    Media image =
        bubble.mediaId() == null ? null : network.media().find(bubble.mediaId()).orElse(null);
    return new ReceivedMessage(
        bubble.type(),
        bubble.text(),
        image,
        bubble.link(),
        bubble.buttons(),
        bubble.wamid(),
        bubble.at());
  }
}
