package id.laksa.notification;

import id.laksa.classification.Priority;
import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventType;
import id.laksa.department.Departments;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Words what happened to a complaint for its reporter. */
public final class Notices {
  /** The last event of a receipt: until then a complaint has had no other department. */
  private static final int LAST_OF_RECEIPT = 3;

  /** As an event says that an operator gave the complaint to another department. */
  private static final String REASSIGNED = "reassigned";

  /** WhatsApp takes 4,096 characters, and what stands around it must not fall off. */
  private static final int LONGEST_SAID = 3_500;

  private final MessageTexts texts;
  private final Supplier<Departments> departments;
  private final String publicUrl;

  /**
   * Takes the words.
   *
   * @param publicUrl base of the links, without a slash at the end
   */
  public Notices(MessageTexts texts, Supplier<Departments> departments, String publicUrl) {
    this.texts = texts;
    this.departments = departments;
    this.publicUrl = publicUrl;
  }

  /**
   * The notice of an event that {@linkplain ChainedEvent#reachesReporter reaches the reporter}.
   *
   * @param photos SHA-256 of the photos it showed
   */
  public Notice of(Happening happening, List<String> photos) {
    EventType event = happening.event();
    int seq = happening.seq();
    Complaint then = happening.then();
    Map<String, String> values = values(happening);
    StringBuilder text = new StringBuilder(texts.text("notice." + key(happening), values));
    if (seq == LAST_OF_RECEIPT && then.state().priority() == Priority.EMERGENCY) {
      text.insert(0, texts.text("notice.112") + "\n\n");
    }
    boolean again = event == EventType.TRIAGED && seq > LAST_OF_RECEIPT;
    String what = again ? "retriaged" : event.slug();
    String news =
        texts.text("notice.news." + (isReassigned(happening) ? REASSIGNED : what), values);
    return new Notice(text.toString(), news, photos, event == EventType.RESOLVED);
  }

  private static boolean isReassigned(Happening happening) {
    return happening.event() == EventType.DISPATCHED && REASSIGNED.equals(happening.because());
  }

  private static String key(Happening happening) {
    EventType event = happening.event();
    int seq = happening.seq();
    if (isReassigned(happening)) {
      return REASSIGNED;
    }
    if (event == EventType.DISPATCHED && seq > LAST_OF_RECEIPT) {
      return happening.then().state().round() > 1 ? "redispatched" : "forwarded";
    }
    // Only a reopening leads back to the operators.
    return event == EventType.TRIAGED && seq > LAST_OF_RECEIPT ? "retriaged" : event.slug();
  }

  private Map<String, String> values(Happening happening) {
    Complaint then = happening.then();
    String said = happening.said();
    State state = then.state();
    Map<String, String> values = new TreeMap<>();
    values.put("ticket", then.ticket().value());
    values.put("text", said == null || said.isBlank() ? "-" : shortened(said));
    values.put("acknowledgeBy", texts.time(state.clock().acknowledgeBy()));
    values.put("resolveBy", texts.time(state.clock().resolveBy()));
    values.put("url", publicUrl + "/lacak/" + then.ticket());
    values.put("department", name(state.department()));
    values.put("second", name(happening.copyOf()));
    return values;
  }

  private String name(@Nullable String department) {
    return department == null ? "-" : departments.get().named(department).name();
  }

  private static String shortened(String said) {
    if (said.length() <= LONGEST_SAID) {
      return said;
    }
    int end = Character.isHighSurrogate(said.charAt(LONGEST_SAID - 1)) ? 1 : 0;
    return said.substring(0, LONGEST_SAID - end).stripTrailing() + "…";
  }
}
