package id.laksa.liveroom.http;

import id.laksa.http.HttpAnswer;
import id.laksa.http.Query;
import id.laksa.liveroom.FiguresRequest;
import id.laksa.liveroom.FiguresRequestReader;
import id.laksa.liveroom.FiguresScope;
import id.laksa.liveroom.Forecast;
import id.laksa.liveroom.Grouping;
import id.laksa.liveroom.ListRequest.Wrong;
import id.laksa.liveroom.OperatorWording;
import id.laksa.liveroom.OverviewFigures;
import id.laksa.liveroom.jdbc.BoardReader;
import id.laksa.liveroom.jdbc.BoardReader.Counted;
import id.laksa.liveroom.jdbc.CourseTable.Following;
import id.laksa.liveroom.jdbc.FiguresReader;
import id.laksa.liveroom.jdbc.OpenOrderReader;
import id.laksa.login.Right;
import id.laksa.login.Session;
import id.laksa.login.http.InnerPages;
import id.laksa.rulebook.RuleBook;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /live-room/papan}: figures of what became of complaints, as a page, as a table and on
 * a wall. A department's head sees those of the own department.
 */
public final class FiguresEndpoint {
  private final Guard guard;
  private final InnerPages pages;
  private final Readers readers;
  private final OperatorWording wording;
  private final Supplier<RuleBook> rules;
  private final InstantSource time;
  private final ZoneId zone;

  /** Where the ledger is read. */
  public record Readers(BoardReader board, OpenOrderReader orders, FiguresReader now) {}

  /** Wires the endpoint. */
  public FiguresEndpoint(
      Guard guard,
      InnerPages pages,
      Readers readers,
      OperatorWording wording,
      Supplier<RuleBook> rules,
      InstantSource time,
      ZoneId zone) {
    this.guard = guard;
    this.pages = pages;
    this.readers = readers;
    this.wording = wording;
    this.rules = rules;
    this.time = time;
    this.zone = zone;
  }

  /** Shows the board. */
  public HttpAnswer show(
      @Headers Map<String, Object> headers, @Variable("query") @Nullable String query) {
    return asked(headers, query, this::page);
  }

  /** Gives the same figures as a table. */
  public HttpAnswer csv(
      @Headers Map<String, Object> headers, @Variable("query") @Nullable String query) {
    return asked(headers, query, this::table);
  }

  /** Shows what is read from across a room; it loads itself anew where that is asked for. */
  public HttpAnswer wall(
      @Headers Map<String, Object> headers, @Variable("query") @Nullable String query) {
    boolean automatic = !Query.of(query).get("otomatis").isEmpty();
    return guard.shown(headers, Right.SEE_FIGURES, session -> wall(session, automatic));
  }

  private HttpAnswer asked(
      Map<String, Object> headers,
      @Nullable String query,
      BiFunction<Session, FiguresRequest, HttpAnswer> answer) {
    return guard.shown(
        headers,
        Right.SEE_FIGURES,
        session -> {
          FiguresRequest request = request(query);
          String own = session.person().department();
          String asked = request.scope().department();
          if (own != null && asked != null && !own.equals(asked)) {
            return pages.message(403, "login.forbidden");
          }
          FiguresRequest seen = own == null ? request : request.ofDepartment(own);
          return seen.wrong().isEmpty()
              ? answer.apply(session, seen)
              : pages.page(400, "figures", model(session).of(seen, time.instant()));
        });
  }

  private HttpAnswer page(Session session, FiguresRequest request) {
    Counted counted = readers.board.count(request.scope(), request.by());
    if (!counted.isWhole()) {
      return notYet(counted.following());
    }
    Instant now = time.instant();
    FiguresModel model = model(session);
    Map<String, Object> shown = model.of(request, now);
    model.count(shown, request, counted.sums());
    model.forecast(shown, forecast(request.scope().department(), now), now);
    return pages.page(200, "figures", shown);
  }

  private HttpAnswer table(Session session, FiguresRequest request) {
    Counted counted = readers.board.count(request.scope(), request.by());
    return counted.isWhole()
        ? HttpAnswer.text(
                200,
                "text/csv; charset=utf-8",
                new FiguresCsv(wording, model(session)).of(request, counted.sums()))
            .with("Cache-Control", "private, no-store")
            .with("Content-Disposition", "attachment;filename=angka.csv")
        : notYet(counted.following());
  }

  private HttpAnswer wall(Session session, boolean automatic) {
    Instant now = time.instant();
    OverviewFigures figures = readers.now.read(wording.midnight(now));
    WallModel model = new WallModel(wording, rules.get(), session.person().department(), automatic);
    return pages.page(
        200,
        "wall",
        model.of(
            figures,
            readers.now.lateByDepartment(),
            forecast(session.person().department(), now),
            now));
  }

  /** What will probably be late until tomorrow morning; empty while what is usual isn't known. */
  private Optional<List<Forecast.Late>> forecast(@Nullable String department, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    Counted usual =
        readers.board.count(
            FiguresScope.of(today.minusDays(Forecast.DAYS), today), Grouping.DEPARTMENT);
    if (!usual.isWhole()) {
      return Optional.empty();
    }
    Forecast forecast =
        new Forecast(usual.sums().total(), usual.sums().lines(), rules.get().slaPolicies());
    Instant morning = Forecast.morningAfter(now, zone);
    return Optional.of(forecast.late(readers.orders.due(now, morning, department), now));
  }

  private HttpAnswer notYet(Following how) {
    return how == Following.GOES_ON
        ? pages.message(503, "live-room.figures.reading").with("Retry-After", "1")
        : pages.message(503, "live-room.figures.slow");
  }

  private FiguresModel model(Session session) {
    return new FiguresModel(wording, rules.get(), session, guard.tokenOf(session));
  }

  private FiguresRequest request(@Nullable String query) {
    Query read = Query.of(query);
    FiguresRequest request =
        FiguresRequestReader.read(
            read.all(), rules.get(), LocalDate.ofInstant(time.instant(), zone));
    // An escape in it is broken: none of it can be read.
    return query != null && !query.isBlank() && read.all().isEmpty()
        ? new FiguresRequest(request.scope(), request.by(), List.of(new Wrong("%", "unreadable")))
        : request;
  }
}
