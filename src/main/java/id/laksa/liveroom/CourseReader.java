package id.laksa.liveroom;

import id.laksa.classification.Priority;
import id.laksa.complaint.Status;
import id.laksa.liveroom.CourseStep.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a complaint's history as its course. For one complaint; pure. */
public final class CourseReader {
  /** Of this way of reading; one more whenever a history is read as something else. */
  public static final int VERSION = 1;

  private static final String RESOLVE = "RESOLVE";
  private final List<Stay> stays = new ArrayList<>();
  private final Set<String> returnedBy = new TreeSet<>();
  private final Set<String> passedOnBy = new TreeSet<>();
  private final List<String> untold = new ArrayList<>();
  private Status status = Status.RECEIVED;
  private @Nullable Instant since;
  private @Nullable String holder;
  private @Nullable String category;
  private @Nullable String department;
  private Priority priority = Priority.NORMAL;
  private @Nullable String ordered;
  private @Nullable Boolean takenOn;
  private @Nullable Boolean done;
  private @Nullable Integer rating;
  private boolean reopened;
  private boolean unconfirmed;

  private CourseReader() {}

  /**
   * Reads.
   *
   * @param history the events in their order
   */
  public static Course read(List<CourseStep> history) {
    CourseReader reader = new CourseReader();
    history.forEach(reader::add);
    return reader.course();
  }

  private void add(CourseStep step) {
    Standing standing = step.standing();
    if (standing != null) {
      category = standing.category();
      department = standing.department();
      priority = standing.priority();
    }
    move(step);
    if (step.rating() != null) {
      rating = step.rating();
    }
    switch (step.type()) {
      case DISPATCHED -> order();
      case RECALLED -> takenOn = null;
      case ACKNOWLEDGED ->
          takenOn = standing != null && !step.at().isAfter(standing.acknowledgeBy());
      case RESOLVED -> done = standing != null && !step.at().isAfter(standing.resolveBy());
      case DEADLINE_PASSED -> passed(step);
      case RETURNED -> addTo(returnedBy, department);
      case REJECTED, MERGED -> done = null;
      case REOPENED -> {
        reopened = true;
        unconfirmed = false;
        done = null;
      }
      case CONFIRMED -> unconfirmed = false;
      case CLOSED_UNCONFIRMED -> unconfirmed = true;
      case NEWS_MISSED -> addTo(untold, step.news());
      case NEWS_BROUGHT -> told(step.news());
      default -> {
        // Says nothing that is counted.
      }
    }
  }

  /** Ends a stay where the complaint has moved, or another has it. */
  private void move(CourseStep step) {
    String now = step.status().isAtDepartment() ? department : null;
    if (since != null && step.status() == status && Objects.equals(now, holder)) {
      return;
    }
    if (since != null && status.isOpen() && since.isBefore(step.at())) {
      stays.add(new Stay(status, holder, since, step.at()));
    }
    status = step.status();
    holder = now;
    since = step.at();
  }

  private void order() {
    if (ordered != null && !ordered.equals(department)) {
      passedOnBy.add(ordered);
    }
    ordered = department;
    takenOn = null;
  }

  private void passed(CourseStep step) {
    if (RESOLVE.equals(step.kind())) {
      done = false;
    } else if (status.isAtDepartment()) {
      takenOn = false;
    }
  }

  /** Whoever tells one of them tells what was missed before, too. */
  private void told(@Nullable String news) {
    if (news != null) {
      untold.subList(0, untold.lastIndexOf(news) + 1).clear();
    }
  }

  private static void addTo(Collection<String> some, @Nullable String one) {
    if (one != null) {
      some.add(one);
    }
  }

  private Course course() {
    Set<Figure> figures = EnumSet.noneOf(Figure.class);
    judged(figures, takenOn, Figure.TAKEN_ON_IN_TIME, Figure.TAKEN_ON_LATE);
    judged(figures, done, Figure.DONE_IN_TIME, Figure.DONE_LATE);
    put(figures, Figure.RETURNED, !returnedBy.isEmpty());
    put(figures, Figure.PASSED_ON, !passedOnBy.isEmpty());
    put(figures, Figure.REOPENED, reopened);
    put(figures, Figure.RATED, rating != null);
    put(figures, Figure.UNCONFIRMED, unconfirmed);
    put(figures, Figure.UNTOLD, !untold.isEmpty());
    return new Course(
        status, department, category, priority, figures, returnedBy, passedOnBy, rating, stays);
  }

  private static void judged(Set<Figure> figures, @Nullable Boolean inTime, Figure yes, Figure no) {
    put(figures, yes, Boolean.TRUE.equals(inTime));
    put(figures, no, Boolean.FALSE.equals(inTime));
  }

  private static void put(Set<Figure> figures, Figure figure, boolean holds) {
    if (holds) {
      figures.add(figure);
    }
  }
}
