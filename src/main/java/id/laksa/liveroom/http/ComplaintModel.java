package id.laksa.liveroom.http;

import id.laksa.classification.Categories;
import id.laksa.classification.Priority;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Said;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventType;
import id.laksa.complaint.Location;
import id.laksa.complaint.PhotoRef;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.Transitions;
import id.laksa.copies.Copy;
import id.laksa.evidence.Finding;
import id.laksa.liveroom.ComplaintFile;
import id.laksa.liveroom.DecisionForm;
import id.laksa.liveroom.OperatorWording;
import id.laksa.liveroom.TriageRow;
import id.laksa.rulebook.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the page of one complaint shows. */
final class ComplaintModel {
  private final OperatorWording wording;
  private final RuleBook rules;

  ComplaintModel(OperatorWording wording, RuleBook rules) {
    this.wording = wording;
    this.rules = rules;
  }

  /** Whether an operator may decide it now. */
  static boolean decidable(Complaint complaint) {
    return Transitions.next(complaint.status(), EventType.DISPATCHED).isPresent();
  }

  /** Whether an operator has stopped its clock. */
  static boolean isHalted(Complaint complaint) {
    return complaint.state().clock().pausedFor() == SlaClock.Reason.OPERATOR;
  }

  Map<String, Object> of(ComplaintFile file, DecisionForm form, Instant now) {
    Complaint complaint = file.complaint();
    Map<String, Object> model = new HashMap<>();
    model.put("ticket", complaint.ticket().value());
    model.put("seen", complaint.headSeq());
    model.put("decidable", decidable(complaint));
    model.put("why", decidable(complaint) ? why(file) : "");
    model.put("waivable", file.isResolutionProposed());
    model.put("movable", complaint.status().isAtDepartment());
    model.put("halted", isHalted(complaint));
    model.put(
        "haltable", complaint.status().isOpen() && complaint.state().clock().pausedSince() == null);
    said(model, complaint.said(), now);
    state(model, complaint.state(), now);
    explanation(model, complaint.state());
    model.put("history", file.history().stream().map(wording::line).toList());
    model.put("evidence", file.evidence().stream().map(this::proof).toList());
    model.put("copies", file.copies().stream().map(copy -> copy(copy, now)).toList());
    model.put("form", form);
    model.put("groups", groups());
    model.put("departments", rules.departments().all());
    return model;
  }

  private void said(Map<String, Object> model, Said said, Instant now) {
    Location where = said.location();
    model.put("text", said.text());
    model.put("hashtags", String.join(" ", said.hashtags()));
    model.put("channel", wording.channel(said.channel()));
    model.put("received", wording.time(said.receivedAt()));
    model.put("age", wording.span(Duration.between(said.receivedAt(), now)));
    model.put("anonymous", said.anonymous());
    model.put("confidential", said.confidential());
    model.put("photos", said.photos().stream().map(PhotoRef::id).toList());
    model.put(
        "place",
        Stream.of(
                where.address() == null ? "" : where.address(),
                where.place() == null ? "" : where.place().words())
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(", ")));
    model.put("map", map(where));
  }

  private void state(Map<String, Object> model, State state, Instant now) {
    SlaClock clock = state.clock();
    boolean open = state.status().isOpen();
    boolean paused = clock.pausedSince() != null;
    model.put("status", wording.status(state));
    model.put("category", wording.category(state.category()));
    model.put("department", wording.department(state.department()));
    model.put("urgent", state.priority() == Priority.EMERGENCY);
    model.put("acknowledge", deadline(clock.acknowledgeBy(), now, open && !paused));
    model.put("resolve", deadline(clock.resolveBy(), now, open && !paused));
    model.put("paused", paused);
    model.put("provisional", clock.provisional());
    model.put("note", state.note() == null ? "" : state.note());
    model.put("answered", wording.answered(state.resolution()));
  }

  private String deadline(Instant at, Instant now, boolean runs) {
    return wording.time(at) + (runs ? " (" + wording.due(at, now) + ")" : "");
  }

  private void explanation(Map<String, Object> model, State state) {
    var explanation = state.explanation();
    model.put(
        "decidedBy",
        wording.text(
            explanation.decidedBy().equals("operator")
                ? "live-room.decided-by.operator"
                : "actor.rules"));
    model.put("rule", explanation.rule());
    model.put("matched", String.join(" ", explanation.matched()));
    model.put("rulesVersion", explanation.rulesVersion());
    model.put(
        "alternatives",
        explanation.alternatives().stream()
            .map(
                one ->
                    List.of(
                        wording.category(one.category()),
                        wording.shortly(one.department()),
                        TriageRow.score(one.score())))
            .toList());
  }

  private String why(ComplaintFile file) {
    State state = file.complaint().state();
    return file.isResolutionProposed()
        ? wording.text(
            "live-room.why.done", Map.of("department", wording.department(state.department())))
        : TriageRow.reason(state, wording);
  }

  private Map<String, Object> proof(ComplaintFile.Proof proof) {
    return Map.of(
        "id",
        proof.id(),
        "shown",
        proof.shown(),
        "findings",
        proof.findings().stream()
            .map(
                finding ->
                    Map.of(
                        "result",
                        wording.result(finding.result()),
                        "failed",
                        finding.result() == Finding.Result.FAILED,
                        "detail",
                        finding.detail()))
            .toList());
  }

  private Map<String, Object> copy(Copy copy, Instant now) {
    return Map.of(
        "code",
        copy.department(),
        "department",
        wording.department(copy.department()),
        "status",
        wording.status(copy.status()),
        "acknowledge",
        copy.status().awaitsAcknowledgement()
            ? deadline(copy.clock().acknowledgeBy(), now, copy.isTicking())
            : "",
        "resolve",
        deadline(copy.clock().resolveBy(), now, copy.isTicking()),
        "proposed",
        copy.isProposed(),
        "late",
        copy.isLate(),
        "why",
        copy.why(),
        "rule",
        copy.rule());
  }

  private List<Map<String, Object>> groups() {
    return rules.categories().groups().stream()
        .map(
            group ->
                Map.of(
                    "name",
                    title(group.name()),
                    "categories",
                    group.categories().stream().map(Categories.Leaf::category).toList()))
        .toList();
  }

  static String title(String kebab) {
    String words = kebab.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String map(Location where) {
    return where.point() == null
        ? ""
        : String.format(
            Locale.ROOT,
            "https://www.openstreetmap.org/?mlat=%1$.5f&mlon=%2$.5f#map=18/%1$.5f/%2$.5f",
            where.point().lat(),
            where.point().lon());
  }
}
