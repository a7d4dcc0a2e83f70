package id.laksa.web.http;

import id.laksa.classification.Priority;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventType;
import id.laksa.complaint.Location;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.Status;
import id.laksa.reporter.Answer.Kind;
import id.laksa.reporter.AnswerDecider;
import id.laksa.rulebook.RuleBook;
import id.laksa.tracking.CaseFile;
import id.laksa.tracking.ComplaintView;
import id.laksa.tracking.ComplaintView.Happening;
import id.laksa.web.http.CaseShown.Also;
import id.laksa.web.http.CaseShown.Line;
import id.laksa.web.http.CaseShown.Own;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a complaint into words for a page. */
public final class CaseWords {
  private final WebPages pages;
  private final Supplier<RuleBook> rules;
  private final AnswerDecider answers;
  private final InstantSource clock;

  /** Wires it. */
  public CaseWords(
      WebPages pages, Supplier<RuleBook> rules, AnswerDecider answers, InstantSource clock) {
    this.pages = pages;
    this.rules = rules;
    this.answers = answers;
    this.clock = clock;
  }

  /**
   * The complaint as a visitor sees it.
   *
   * @param key the reporter's, already checked; null for the public
   */
  CaseShown of(CaseFile file, @Nullable String key, PageVisit visit) {
    Complaint complaint = file.complaint();
    ComplaintView view = file.view();
    PageTexts texts = pages.texts(visit);
    Status status = complaint.status();
    boolean late = status.isOpen() && view.resolveBy().toInstant().isBefore(clock.instant());
    boolean secret = complaint.said().confidential() && key == null;
    return new CaseShown(
        view.ticket(),
        view.statusText(),
        secret,
        complaint.state().priority() == Priority.EMERGENCY,
        view.category() == null ? null : category(view.category(), texts),
        view.department() == null ? null : view.department().name(),
        pages.time(view.receivedAt(), visit),
        status.awaitsAcknowledgement() ? pages.time(view.acknowledgeBy(), visit) : null,
        status.isOpen() ? pages.time(view.resolveBy(), visit) : null,
        answerBy(view, visit),
        status == Status.CLOSED,
        texts.of("clock." + clock(complaint, view, late))
            + (view.provisional() ? ". " + texts.of("case.provisional") : ""),
        late,
        secret ? List.of() : history(view, visit),
        secret ? List.of() : evidence(view, key),
        view.copies().stream()
            .filter(copy -> !secret)
            .map(copy -> new Also(copy.department().name(), copy.statusText(), copy.why()))
            .toList(),
        key == null ? null : own(file, key));
  }

  private WebPages.@Nullable Time answerBy(ComplaintView view, PageVisit visit) {
    OffsetDateTime by = view.answerBy();
    return by != null && by.toInstant().isAfter(clock.instant()) ? pages.time(by, visit) : null;
  }

  private static String clock(Complaint complaint, ComplaintView view, boolean late) {
    if (complaint.state().clock().pausedFor() == SlaClock.Reason.OPERATOR) {
      return "halted";
    }
    return late && view.clock().equals("running") ? "late" : view.clock();
  }

  private String category(String id, PageTexts texts) {
    return rules
        .get()
        .categories()
        .byId(id)
        .map(category -> texts.either(category.name(), category.nameEn()))
        .orElse(id);
  }

  private List<Line> history(ComplaintView view, PageVisit visit) {
    return view.history().stream()
        .map(happening -> new Line(pages.time(happening.at(), visit), happening.text()))
        .toList();
  }

  private static List<String> evidence(ComplaintView view, @Nullable String key) {
    return view.evidence().stream()
        .map(shown -> shown.url().substring(shown.url().lastIndexOf('/') + 1))
        .map(id -> address(id, key))
        .toList();
  }

  private Own own(CaseFile file, String key) {
    Complaint complaint = file.complaint();
    boolean asked = can(complaint, Kind.INFORMATION);
    return new Own(
        key,
        complaint.said().text(),
        place(complaint.said().location()),
        complaint.said().photos().stream().map(photo -> address(photo.id(), key)).toList(),
        asked ? question(file.view()) : null,
        can(complaint, Kind.CONFIRMED),
        can(complaint, Kind.RATED),
        can(complaint, Kind.REOPENED),
        asked);
  }

  private boolean can(Complaint complaint, Kind answer) {
    return answers.allows(complaint, answer, clock.instant());
  }

  private static @Nullable String question(ComplaintView view) {
    return view.history().stream()
        .filter(happening -> happening.event().equals(EventType.INFO_REQUESTED.slug()))
        .map(Happening::text)
        .reduce((first, last) -> last)
        .orElse(null);
  }

  private static @Nullable String place(Location location) {
    List<String> words = new ArrayList<>();
    if (location.address() != null) {
      words.add(location.address());
    }
    if (location.place() != null) {
      Stream.of(location.place().kelurahan(), location.place().kecamatan())
          .filter(Objects::nonNull)
          .forEach(words::add);
    } else if (location.point() != null) {
      words.add(location.point().lat() + ", " + location.point().lon());
    }
    return words.isEmpty() ? null : String.join(", ", words);
  }

  private static String address(String photo, @Nullable String key) {
    return "/photos/" + photo + (key == null ? "" : "?key=" + key);
  }
}
