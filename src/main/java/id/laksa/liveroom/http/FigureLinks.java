package id.laksa.liveroom.http;

import id.laksa.complaint.Status;
import id.laksa.liveroom.Figure;
import id.laksa.liveroom.FiguresRequest;
import id.laksa.liveroom.FiguresScope;
import id.laksa.liveroom.ListFilter;
import id.laksa.rulebook.RuleBook;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a figure's complaints are listed. None leads there where the list has no filter for it: of
 * what has no department, category or place yet, and of what the tables have lost.
 */
final class FigureLinks {
  private static final String LIST = "/live-room/laporan?";
  private final RuleBook rules;
  private final boolean any;

  /**
   * Links by these tables.
   *
   * @param any whether whoever reads may see complaints at all
   */
  FigureLinks(RuleBook rules, boolean any) {
    this.rules = rules;
    this.any = any;
  }

  /**
   * All that came in.
   *
   * @param key of the line; null of all together
   */
  String all(FiguresRequest request, @Nullable String key) {
    return link(request, key, Set.of(), null);
  }

  /** What is open of it. */
  String open(FiguresRequest request, @Nullable String key) {
    return link(request, key, ListFilter.open(), null);
  }

  /** What is in a figure of it. */
  String of(FiguresRequest request, @Nullable String key, Figure figure) {
    return link(request, key, Set.of(), figure);
  }

  private String link(
      FiguresRequest request, @Nullable String key, Set<Status> statuses, @Nullable Figure figure) {
    return Optional.of(request.scope())
        .filter(scope -> any)
        .flatMap(scope -> key == null ? Optional.of(scope) : narrowed(request, key))
        .map(scope -> LIST + ListFilter.counted(scope, statuses, figure).address())
        .orElse("");
  }

  private Optional<FiguresScope> narrowed(FiguresRequest request, String key) {
    FiguresScope scope = request.scope();
    return switch (request.by()) {
      case DEPARTMENT -> rules.departments().byCode(key).map(one -> scope.ofDepartment(one.code()));
      case CATEGORY ->
          rules
              .categories()
              .byId(key)
              .map(
                  one ->
                      new FiguresScope(
                          scope.from(),
                          scope.to(),
                          scope.department(),
                          one.id(),
                          scope.kecamatan()));
      case KECAMATAN ->
          rules.places().all().stream()
              .map(one -> one.place().kecamatan())
              .filter(key::equals)
              .findFirst()
              .map(
                  one ->
                      new FiguresScope(
                          scope.from(), scope.to(), scope.department(), scope.category(), one));
      case MONTH -> Optional.of(within(scope, YearMonth.parse(key)));
    };
  }

  private static FiguresScope within(FiguresScope scope, YearMonth month) {
    LocalDate first = month.atDay(1);
    LocalDate last = month.atEndOfMonth();
    return new FiguresScope(
        first.isBefore(scope.from()) ? scope.from() : first,
        last.isAfter(scope.to()) ? scope.to() : last,
        scope.department(),
        scope.category(),
        scope.kecamatan());
  }
}
