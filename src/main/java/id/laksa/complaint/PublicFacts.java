package id.laksa.complaint;

import id.laksa.complaint.Complaint.Said;
import id.laksa.complaint.Complaint.State;
import id.laksa.place.Place;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What every event tells of its complaint beside its own facts, so that who has only the events can
 * count and draw: never the citizen's words, and of a confidential complaint neither place nor
 * matter. The fields are described in {@code schemas/event.v1.json}. Pure.
 */
public final class PublicFacts {
  private final Predicate<String> known;

  /**
   * Publishes these hashtags, and no others: one that no table knows is the citizen's own word.
   *
   * @param known whether the city's table has a hashtag, normalised, with {@code #}
   */
  public PublicFacts(Predicate<String> known) {
    this.known = known;
  }

  /**
   * The event with what all events of this complaint tell.
   *
   * @param event may itself say that the complaint is confidential from now on
   * @param said what the citizen said
   * @param state after the event
   */
  public NewEvent told(NewEvent event, Said said, State state) {
    NewEvent whole =
        new NewEvent(event.type(), event.at(), event.actor(), event.data(), event.text());
    Map<String, Object> data = whole.data();
    boolean confidential = said.confidential() || Boolean.TRUE.equals(data.get("confidential"));
    data.put("channel", said.channel().code());
    data.put("receivedAt", said.receivedAt().toString());
    data.put("confidential", confidential);
    if (confidential) {
      return whole;
    }
    Place place = said.location().place();
    if (place != null) {
      data.put("kecamatan", place.kecamatan());
      if (place.kelurahan() != null) {
        data.put("kelurahan", place.kelurahan());
      }
    }
    List<String> hashtags = said.hashtags().stream().filter(known).toList();
    if (!hashtags.isEmpty()) {
      data.put("hashtags", hashtags);
    }
    data.put("decidedBy", state.explanation().decidedBy());
    data.put("rule", state.explanation().rule());
    return whole;
  }
}
