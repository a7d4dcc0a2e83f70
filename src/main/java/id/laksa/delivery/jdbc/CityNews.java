package id.laksa.delivery.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.channel.Channels;
import id.laksa.delivery.News;
import id.laksa.errand.Errand;
import id.laksa.notification.Happening;
import id.laksa.notification.jdbc.UntoldNews;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** Takes the news of channels that a route of the city tells, as {@code conf/channels.csv} says. */
public final class CityNews {
  /** What the kinds of these errands begin with, the route's suffix behind it. */
  public static final String KIND = "tell-";

  private final Supplier<Channels> channels;
  private final ObjectMapper json;

  /** Takes the channels in force. */
  public CityNews(Supplier<Channels> channels, ObjectMapper json) {
    this.channels = channels;
    this.json = json;
  }

  /** Their errands, each in its complaint's lane: one list a route of the city's. */
  public List<List<Errand>> take(UntoldNews news) {
    Map<String, List<Errand>> byKind = new TreeMap<>();
    news.offer(
        (handle, happening) -> {
          Optional<String> suffix = channels.get().tell(happening.then().said().channel());
          suffix.ifPresent(
              one ->
                  byKind
                      .computeIfAbsent(KIND + one, kind -> new ArrayList<>())
                      .add(errand(KIND + one, happening)));
          return suffix.isPresent();
        });
    return List.copyOf(byKind.values());
  }

  /** The kind of the errands in a list. */
  public String kindOf(List<Errand> errands) {
    return errands.get(0).kind();
  }

  private Errand errand(String kind, Happening happening) {
    UUID complaint = happening.then().id();
    String identity = KIND + ":" + complaint + "." + happening.seq();
    UUID id = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
    try {
      String what = json.writeValueAsString(new News(complaint, happening.seq()));
      return Errand.fresh(id, kind, complaint, what);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("News is plain JSON", e);
    }
  }
}
