package id.laksa.liveroom;

import id.laksa.classification.Category;
import id.laksa.classification.Explanation;
import id.laksa.complaint.Complaint;
import id.laksa.copies.Copy;
import id.laksa.department.Department;
import id.laksa.department.Departments;
import id.laksa.place.Place;
import id.laksa.rulebook.RuleBook;
import id.laksa.texts.Texts;
import id.laksa.triage.TriageDecision.Assign;
import id.laksa.triage.TriageDecision.Halt;
import id.laksa.triage.TriageDecision.Reassign;
import id.laksa.triage.TriageDecision.Recall;
import id.laksa.triage.TriageDecision.Reject;
import id.laksa.triage.TriageDecision.Split;
import id.laksa.triage.TriageDecision.Waive;
import id.laksa.triage.TriageDecision.WaiveCopy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has chosen and typed, and what is wrong with which field of it.
 *
 * @param department empty for the category's own
 * @param waiver why it counts as done
 * @param sure that a confidential matter shall go to another department than its own
 * @param wrong a sentence by field; filled by reading the form as a decision
 * @param texts of those sentences
 */
public record DecisionForm(
    String category,
    String department,
    String note,
    String reason,
    String waiver,
    boolean sure,
    Map<String, String> wrong,
    Texts texts) {
  /** Most characters of a note or a reason. */
  public static final int LONGEST = 1_000;

  /** Below it a guess is shown, but not chosen beforehand. */
  private static final double SURE_ENOUGH = 0.5;

  /** One that was sent. */
  public static DecisionForm sent(
      String category,
      String department,
      String note,
      String reason,
      String waiver,
      boolean sure,
      Texts texts) {
    return new DecisionForm(
        category,
        department,
        clean(note),
        clean(reason),
        clean(waiver),
        sure,
        new LinkedHashMap<>(),
        texts);
  }

  /**
   * One that proposes what the rules thought of first, if they were more than half sure; nothing
   * while a department has it, for then that was not the first.
   */
  public static DecisionForm proposing(Complaint complaint, Texts texts) {
    String best =
        complaint.state().explanation().alternatives().stream()
            .filter(one -> !complaint.status().isAtDepartment())
            .findFirst()
            .filter(first -> first.score() >= SURE_ENOUGH)
            .map(Explanation.Alternative::category)
            .orElse("");
    return sent(best, "", "", "", "", false, texts);
  }

  /** The assignment; empty when something is wrong with it. */
  public Optional<Assign> assignment(Complaint complaint, RuleBook rules, String operator) {
    Category chosen = rules.categories().byId(category).orElse(null);
    if (chosen == null) {
      wrong.put("category", texts.text("live-room.wrong.category"));
    }
    Department owner =
        chosen == null ? null : owner(chosen, complaint, rules.departments()).orElse(null);
    Department receiver =
        department.isEmpty() ? owner : rules.departments().byCode(department).orElse(null);
    if (!department.isEmpty() && receiver == null) {
      wrong.put("department", texts.text("live-room.wrong.department"));
    } else if (chosen != null && receiver == null) {
      wrong.put("department", texts.text("live-room.wrong.kecamatan"));
    }
    if (chosen != null && receiver != null && goesAstray(chosen, owner, receiver) && !sure) {
      wrong.put("sure", texts.text("live-room.wrong.sure", Map.of("department", receiver.name())));
    }
    tooLong("note", note);
    return chosen == null || receiver == null || !wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(new Assign(chosen, receiver, operator, note.isEmpty() ? null : note));
  }

  /**
   * The assignment to another department than the one that has it; empty when something is wrong.
   */
  public Optional<Reassign> reassignment(Complaint complaint, RuleBook rules, String operator) {
    Optional<Assign> to = assignment(complaint, rules, operator);
    to.map(Assign::department)
        .flatMap(receiver -> has(receiver, complaint, List.of()))
        .ifPresent(sentence -> wrong.put("department", sentence));
    publicReason("reason");
    return wrong.isEmpty()
        ? to.map(
            one -> new Reassign(one.category(), one.department(), operator, reason, one.note()))
        : Optional.empty();
  }

  /**
   * The order of a second department; empty when something is wrong with it.
   *
   * @param copies second departments that have or had an order
   */
  public Optional<Split> split(
      Complaint complaint, List<Copy> copies, RuleBook rules, String operator) {
    Optional<Assign> to = assignment(complaint, rules, operator);
    to.map(Assign::department)
        .flatMap(receiver -> has(receiver, complaint, copies))
        .ifPresent(sentence -> wrong.put("department", sentence));
    if (!note.isBlank()) {
      wrong.putIfAbsent("note", texts.text("live-room.wrong.note-of-copy"));
    }
    publicReason("reason");
    return wrong.isEmpty()
        ? to.map(one -> new Split(one.category(), one.department(), operator, reason))
        : Optional.empty();
  }

  /** What is said of a receiver that has or had an order; empty when it may get one. */
  private Optional<String> has(Department receiver, Complaint complaint, List<Copy> copies) {
    Map<String, String> name = Map.of("department", receiver.name());
    if (receiver.code().equals(complaint.state().department())) {
      return Optional.of(texts.text("live-room.wrong.same-department", name));
    }
    return copies.stream().anyMatch(copy -> copy.department().equals(receiver.code()))
        ? Optional.of(texts.text("live-room.wrong.had-copy", name))
        : Optional.empty();
  }

  /** That a department shall have it no longer; empty when something is wrong with it. */
  public Optional<Recall> recall(String operator) {
    publicReason("reason");
    return wrong.isEmpty() ? Optional.of(new Recall(operator, reason)) : Optional.empty();
  }

  /** The rejection; empty when something is wrong with it. */
  public Optional<Reject> rejection(String operator) {
    if (reason.isEmpty()) {
      wrong.put("reason", texts.text("live-room.wrong.reason"));
    }
    tooLong("reason", reason);
    return wrong.isEmpty() ? Optional.of(new Reject(operator, reason)) : Optional.empty();
  }

  /** The waiver; empty when something is wrong with it. */
  public Optional<Waive> waived(String operator) {
    waiver("waiver");
    return wrong.isEmpty() ? Optional.of(new Waive(operator, waiver)) : Optional.empty();
  }

  /**
   * The waiver of a second department's proof; empty when something is wrong with it, which is then
   * said of the field {@code waiver-} and its code.
   */
  public Optional<WaiveCopy> waivedCopy(String secondDepartment, String operator) {
    waiver("waiver-" + secondDepartment);
    return wrong.isEmpty()
        ? Optional.of(new WaiveCopy(secondDepartment, operator, waiver))
        : Optional.empty();
  }

  /** The order to stop the clock; empty when something is wrong with it. */
  public Optional<Halt> halt(String operator) {
    publicReason("halt");
    return wrong.isEmpty() ? Optional.of(new Halt(operator, reason)) : Optional.empty();
  }

  private void publicReason(String field) {
    if (reason.isBlank()) {
      wrong.put(field, texts.text("live-room.wrong.public-reason"));
    }
    tooLong(field, reason);
  }

  private void waiver(String field) {
    if (waiver.isEmpty()) {
      wrong.put(field, texts.text("live-room.wrong.public-reason"));
    }
    tooLong(field, waiver);
  }

  private static Optional<Department> owner(
      Category category, Complaint complaint, Departments departments) {
    if (!category.department().equals(Departments.KECAMATAN)) {
      return departments.byCode(category.department());
    }
    return Optional.ofNullable(complaint.said().location().place())
        .map(Place::kecamatan)
        .flatMap(departments::byKecamatan);
  }

  private static boolean goesAstray(
      Category category, @Nullable Department owner, Department receiver) {
    return category.confidentialByDefault() && !receiver.equals(owner);
  }

  private void tooLong(String field, String text) {
    if (text.codePointCount(0, text.length()) > LONGEST) {
      wrong.put(field, texts.text("live-room.wrong.long", Map.of("most", LONGEST)));
    }
  }

  /** PostgreSQL keeps any character but this one. */
  private static String clean(String text) {
    return text.replace("\0", "");
  }
}
