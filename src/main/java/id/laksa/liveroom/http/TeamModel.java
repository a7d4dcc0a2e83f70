package id.laksa.liveroom.http;

import id.laksa.liveroom.OperatorWording;
import id.laksa.login.Person;
import id.laksa.login.Session;
import id.laksa.teamwork.Holding;
import id.laksa.teamwork.NoteDraft;
import id.laksa.teamwork.TeamNote;
import id.laksa.teamwork.jdbc.HoldingTable;
import id.laksa.teamwork.jdbc.NoteTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What the page of a complaint shows of what operators tell each other about it. */
public final class TeamModel {
  private final NoteTable notes;
  private final HoldingTable holdings;
  private final Supplier<List<Person>> colleagues;
  private final OperatorWording wording;

  /**
   * A note that came back.
   *
   * @param wrong a sentence; empty when nothing is wrong with it
   */
  record Typed(NoteDraft draft, String wrong) {
    static Typed nothing() {
      return new Typed(NoteDraft.empty(), "");
    }
  }

  /**
   * Wires it.
   *
   * @param colleagues who may decide, and so have something in hand
   */
  public TeamModel(
      NoteTable notes,
      HoldingTable holdings,
      Supplier<List<Person>> colleagues,
      OperatorWording wording) {
    this.notes = notes;
    this.holdings = holdings;
    this.colleagues = colleagues;
    this.wording = wording;
  }

  void put(Map<String, Object> model, Session session, UUID complaintId, Typed typed) {
    Optional<Holding> holding = holdings.of(complaintId);
    String holder = holding.map(Holding::holder).orElse("");
    model.put("holder", holder);
    model.put("heldSince", holding.map(Holding::since).map(wording::time).orElse(""));
    model.put("mine", holder.equals(session.user()));
    model.put(
        "colleagues",
        colleagues.get().stream()
            .filter(one -> !one.user().equals(holder))
            .map(one -> Map.of("user", one.user(), "name", one.name()))
            .toList());
    model.put("notes", notes.of(complaintId).stream().map(one -> note(one, wording)).toList());
    model.put("noteKey", typed.draft.key().toString());
    model.put("noteTyped", typed.draft.text());
    model.put("noteWrong", typed.wrong);
    model.put("longestNote", TeamNote.LONGEST);
  }

  static Map<String, Object> note(TeamNote note, OperatorWording wording) {
    return Map.of(
        "ticket",
        note.ticket(),
        "at",
        wording.time(note.at()),
        "author",
        note.author(),
        "text",
        note.text(),
        "seen",
        note.seen());
  }
}
