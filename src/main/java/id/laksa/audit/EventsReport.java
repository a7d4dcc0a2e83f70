package id.laksa.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a comparison of the ledger with its events found; names the first, counts all. */
public final class EventsReport {
  private static final int MOST_NAMED = 100;
  private final Set<String> named = new LinkedHashSet<>();
  private long faults;
  private long complaints;
  private long records;
  private long repeated;
  private final Map<Signed, Long> bySignature = new EnumMap<>(Signed.class);
  private long onTheirWay;
  private long deadLetters;
  private long notCheckable;

  /**
   * Something is missing, cut, changed or not the engine's; in a sentence without personal data.
   */
  public void fault(String sentence) {
    if (named.contains(sentence)) {
      return;
    }
    faults++;
    if (named.size() < MOST_NAMED) {
      named.add(sentence);
    }
  }

  /** So many complaints of the ledger were held against the topic. */
  public void complaints(long more) {
    complaints += more;
  }

  /** How a record that agrees with the ledger is signed. */
  public enum Signed {
    BY_THIS_KEY,
    OTHERWISE,
    NOT_AT_ALL
  }

  /** One record agrees with the ledger. */
  public void agrees(boolean isRepeated, Signed signed) {
    records++;
    repeated += isRepeated ? 1 : 0;
    bySignature.merge(signed, 1L, Long::sum);
  }

  /**
   * Whether the key is one that events were signed with. With another nobody can tell a stranger's
   * record from the engine's.
   */
  public boolean isKeyRight() {
    return bySignature.getOrDefault(Signed.BY_THIS_KEY, 0L) > 0
        || bySignature.getOrDefault(Signed.OTHERWISE, 0L) == 0;
  }

  /** So many events wait in the outbox. */
  public void onTheirWay(long more) {
    onTheirWay += more;
  }

  /** So many events wait for a person. */
  public void deadLetters(long more) {
    deadLetters += more;
  }

  /** So many events are older than what the topic still has. */
  public void notCheckable(long more) {
    notCheckable += more;
  }

  /** Whether nothing is missing, cut, changed or foreign. */
  public boolean isClean() {
    return faults == 0;
  }

  /** All of it, a line each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(named);
    if (faults > named.size()) {
      lines.add("… %d findings in all.".formatted(faults));
    }
    lines.add(
        ("%s: %d complaints, %d records that agree (%d of them repeated, %d without a signature by this"
                + " events-key); %d events on their way, %d dead letters, %d not checkable.")
            .formatted(
                isClean() ? "The events agree with the ledger" : "The events do not agree",
                complaints,
                records,
                repeated,
                records - bySignature.getOrDefault(Signed.BY_THIS_KEY, 0L),
                onTheirWay,
                deadLetters,
                notCheckable));
    return lines;
  }
}
