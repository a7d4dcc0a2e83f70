package id.laksa.liveroom.jdbc;

import id.laksa.liveroom.FigureSums;
import id.laksa.liveroom.FiguresScope;
import id.laksa.liveroom.Grouping;
import id.laksa.liveroom.jdbc.CourseTable.Following;
import id.laksa.sla.SlaPolicies;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/** Counts what became of the complaints of a time. */
public final class BoardReader {
  private final CourseTable courses;
  private final Supplier<SlaPolicies> policies;
  private final ZoneId zone;

  /**
   * Counts these.
   *
   * @param policies by whose calendars working time is counted
   * @param zone whose days and months
   */
  public BoardReader(CourseTable courses, Supplier<SlaPolicies> policies, ZoneId zone) {
    this.courses = courses;
    this.policies = policies;
    this.zone = zone;
  }

  /**
   * What was counted.
   *
   * @param sums nothing, unless it is whole
   */
  public record Counted(Following following, FigureSums sums) {
    /** Whether it is all of it. */
    public boolean isWhole() {
      return following == Following.WHOLE;
    }
  }

  /** Counts. */
  public Counted count(FiguresScope scope, Grouping by) {
    Instant since = scope.since(zone);
    Instant until = scope.until(zone);
    FigureSums sums = new FigureSums(scope, by, policies.get(), zone);
    Following following = courses.follow(since, until);
    if (following == Following.WHOLE && courses.each(since, until, sums::add).isEmpty()) {
      return new Counted(Following.TOO_SLOW, new FigureSums(scope, by, policies.get(), zone));
    }
    return new Counted(following, sums);
  }
}
