package id.laksa.liveroom.http;

import freemarker.template.TemplateMethodModelEx;
import id.laksa.classification.Category;
import id.laksa.complaint.Status;
import id.laksa.department.Department;
import id.laksa.liveroom.Figure;
import id.laksa.liveroom.FigureLine;
import id.laksa.liveroom.FigureLine.StayFigure;
import id.laksa.liveroom.FigureSums;
import id.laksa.liveroom.FiguresRequest;
import id.laksa.liveroom.FiguresScope;
import id.laksa.liveroom.Forecast;
import id.laksa.liveroom.Grouping;
import id.laksa.liveroom.ListRequest.Wrong;
import id.laksa.liveroom.OperatorWording;
import id.laksa.login.Right;
import id.laksa.login.Session;
import id.laksa.rulebook.RuleBook;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the board shows. */
final class FiguresModel {
  static final String BOARD = "/live-room/papan";
  private static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", INDONESIAN);
  private static final double SECONDS = 3_600;
  private static final int WHOLE = 100;
  private static final int MOST_FORECAST = 50;
  private static final int MOST_BARS = 20;
  private final OperatorWording wording;
  private final RuleBook rules;
  private final Session session;
  private final String token;
  private final boolean watches;
  private final FigureLinks links;

  FiguresModel(OperatorWording wording, RuleBook rules, Session session, String token) {
    this.wording = wording;
    this.rules = rules;
    this.session = session;
    this.token = token;
    this.watches = session.person().may(Right.WATCH);
    this.links = new FigureLinks(rules, watches);
  }

  /**
   * A figure.
   *
   * @param note a share of it, in words; empty for none
   * @param link to its complaints; empty where none leads there
   */
  public record Cell(String label, String value, String note, String link) {}

  /** A line of figures. */
  public record Line(String name, List<Cell> cells) {}

  /** How long complaints stood somewhere. */
  public record Stood(String name, String status, long count, String median, String most) {}

  /**
   * A line of the chart.
   *
   * @param received share of the longest bar, in percent
   * @param inTime of a hundred that were to be done, how many were by their deadline; -1 of none
   */
  public record Bar(String name, long count, double received, int inTime) {}

  Map<String, Object> of(FiguresRequest request, Instant now) {
    FiguresScope scope = request.scope();
    String own = session.person().department();
    Map<String, Object> model = new HashMap<>();
    model.put("user", session.user());
    model.put("token", token);
    model.put("say", (TemplateMethodModelEx) key -> wording.text(key.get(0).toString()));
    model.put("now", wording.time(now));
    model.put("watches", watches);
    model.put("own", own == null ? "" : wording.department(own));
    model.put("wrong", request.wrong().stream().map(this::sentence).toList());
    model.put("from", scope.from().toString());
    model.put("to", scope.to().toString());
    model.put("csv", BOARD + ".csv?" + request.address());
    model.put("by", request.by().name());
    model.put(
        "groupings",
        choices(Arrays.stream(Grouping.values()), Grouping::word, this::by, request.by()::equals));
    model.put(
        "departments",
        choices(
            rules.departments().all().stream(),
            Department::code,
            Department::name,
            one -> one.code().equals(scope.department())));
    model.put(
        "categories",
        choices(
            rules.categories().all().stream(),
            Category::id,
            Category::name,
            one -> one.id().equals(scope.category())));
    model.put(
        "kecamatan",
        choices(
            rules.places().all().stream().map(one -> one.place().kecamatan()).distinct().sorted(),
            Function.identity(),
            Function.identity(),
            one -> one.equals(scope.kecamatan())));
    return model;
  }

  /** Adds what was counted. */
  void count(Map<String, Object> model, FiguresRequest request, FigureSums sums) {
    List<FigureLine> lines = sums.lines();
    model.put("columns", columns());
    model.put("lines", lines.stream().map(line -> line(request, line)).toList());
    model.put(
        "total",
        new Line(wording.text("live-room.figures.total"), cells(request, sums.total(), null)));
    List<Stood> stood =
        new ArrayList<>(stood(wording.text("live-room.figures.total"), sums.total()));
    lines.forEach(line -> stood.addAll(stood(name(request.by(), line.key()), line)));
    model.put("stood", stood);
    model.put("bars", bars(request.by(), lines));
  }

  /** Adds what will probably be late. */
  void forecast(Map<String, Object> model, Optional<List<Forecast.Late>> late, Instant now) {
    model.put("forecastKnown", late.isPresent());
    List<Forecast.Late> all = late.orElse(List.of());
    model.put("forecastCount", all.size());
    model.put(
        "forecast",
        all.stream()
            .limit(MOST_FORECAST)
            .map(
                one ->
                    List.of(
                        one.order().ticket(),
                        wording.department(one.order().department()),
                        wording.status(one.order().status()),
                        wording.due(one.order().resolveBy(), now),
                        hours(one.left().toSeconds()),
                        hours(one.needed().toSeconds())))
            .toList());
  }

  /** The names of the columns behind the first. */
  List<String> columns() {
    return Stream.concat(
            Stream.of("received", "open").map(this::column),
            Stream.concat(
                Arrays.stream(Figure.values()).map(figure -> column(figure.name())),
                Stream.of(column("rating"))))
        .toList();
  }

  /** What a line is called. */
  String name(Grouping by, String key) {
    if (key.isEmpty()) {
      return wording.text("live-room.figures.none." + by);
    }
    return switch (by) {
      case DEPARTMENT -> wording.department(key);
      case CATEGORY -> wording.category(key);
      case KECAMATAN -> key;
      case MONTH -> MONTH.format(YearMonth.parse(key));
    };
  }

  /** What is told apart, in words. */
  String by(Grouping by) {
    return wording.text("live-room.figures.by." + by);
  }

  private Line line(FiguresRequest request, FigureLine line) {
    return new Line(name(request.by(), line.key()), cells(request, line, line.key()));
  }

  private List<Cell> cells(FiguresRequest request, FigureLine line, @Nullable String key) {
    List<Cell> cells = new ArrayList<>();
    cells.add(cell("received", line.received(), "", links.all(request, key)));
    cells.add(cell("open", line.open(), "", links.open(request, key)));
    for (Figure figure : Figure.values()) {
      cells.add(
          cell(
              figure.name(),
              line.count(figure),
              share(figure, line),
              links.of(request, key, figure)));
    }
    cells.add(
        new Cell(
            column("rating"),
            line.count(Figure.RATED) == 0
                ? "–"
                : String.format(INDONESIAN, "%.2f", line.meanRating()),
            "",
            ""));
    return cells;
  }

  private Cell cell(String name, long count, String note, String link) {
    return new Cell(column(name), String.valueOf(count), note, count == 0 ? "" : link);
  }

  private String column(String name) {
    return wording.text("live-room.figures.column." + name);
  }

  private static String share(Figure figure, FigureLine line) {
    return switch (figure) {
      case TAKEN_ON_IN_TIME -> percent(line, figure, Figure.TAKEN_ON_LATE);
      case DONE_IN_TIME -> percent(line, figure, Figure.DONE_LATE);
      case TAKEN_ON_LATE, DONE_LATE, RETURNED, PASSED_ON, REOPENED, RATED, UNCONFIRMED, UNTOLD ->
          "";
    };
  }

  private static String percent(FigureLine line, Figure yes, Figure no) {
    int share = share(line, yes, no);
    return share < 0 ? "" : share + " %";
  }

  /** Of a hundred; -1 of none. */
  private static int share(FigureLine line, Figure yes, Figure no) {
    long all = line.count(yes) + line.count(no);
    return all == 0 ? -1 : (int) (line.count(yes) * WHOLE / all);
  }

  private List<Stood> stood(String name, FigureLine line) {
    List<Stood> stood = new ArrayList<>();
    for (Status status : Status.values()) {
      StayFigure lengths = line.stays().get(status);
      if (lengths != null) {
        stood.add(
            new Stood(
                name,
                wording.status(status),
                lengths.count(),
                hours(lengths.median()),
                hours(lengths.p90())));
      }
    }
    return stood;
  }

  private List<Bar> bars(Grouping by, List<FigureLine> lines) {
    long most = lines.stream().mapToLong(FigureLine::received).max().orElse(0);
    return lines.stream()
        .filter(line -> line.received() > 0)
        .limit(MOST_BARS)
        .map(
            line ->
                new Bar(
                    name(by, line.key()),
                    line.received(),
                    (double) line.received() * WHOLE / most,
                    share(line, Figure.DONE_IN_TIME, Figure.DONE_LATE)))
        .toList();
  }

  private String hours(long seconds) {
    return wording.text(
        "live-room.figures.hours",
        Map.of("hours", String.format(INDONESIAN, "%.1f", seconds / SECONDS)));
  }

  private String sentence(Wrong wrong) {
    return wording.text("live-room.list.wrong." + wrong.reason(), Map.of("field", wrong.field()));
  }

  private static <T> List<ListModel.Choice> choices(
      Stream<T> all, Function<T, String> value, Function<T, String> name, Predicate<T> chosen) {
    return all.map(one -> new ListModel.Choice(value.apply(one), name.apply(one), chosen.test(one)))
        .toList();
  }
}
