package id.laksa.dev.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.liveroom.ListCursor;
import id.laksa.liveroom.ListOrder;
import id.laksa.liveroom.ListPage;
import id.laksa.liveroom.ListPosition;
import id.laksa.liveroom.ListPosition.Way;
import id.laksa.liveroom.ListRequest;
import id.laksa.liveroom.ListRequestReader;
import id.laksa.liveroom.ListedComplaint;
import id.laksa.liveroom.jdbc.CourseTable;
import id.laksa.liveroom.jdbc.ListReader;
import id.laksa.liveroom.jdbc.SearchWordTable;
import id.laksa.rulebook.RuleBook;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/**
 * How soon a page of the Live Room's list is read, by each filter. In a schema of its own beside
 * the engine's, made by the same migrations, that is gone afterwards.
 */
public final class ListBench {
  private static final String NAME = "laksa_list_bench";
  private static final int WARM_UP = 3;
  private static final double SLOWEST_MS = 200;
  private final IntakeBench.Target target;
  private final RuleBook rules;
  private final ZoneId zone;
  private final int pages;
  private final PrintStream out;
  private FigurePrinter figures;

  /**
   * Prepares.
   *
   * @param pages that are read by each filter
   * @param out gets one JSON line a figure
   */
  public ListBench(
      IntakeBench.Target target, RuleBook rules, ZoneId zone, int pages, PrintStream out) {
    this.target = target;
    this.rules = rules;
    this.zone = zone;
    this.pages = pages;
    this.out = out;
    this.figures = new FigurePrinter("list", Map.of(), out);
  }

  /**
   * Fills the schema and reads.
   *
   * @return whether 95 of 100 pages of each filter were there within 200 ms
   */
  public boolean run(long complaints) throws SQLException, IOException {
    figures = new FigurePrinter("list", Map.of("complaints", complaints), out);
    try (Connection owner = target.connect();
        Statement statement = owner.createStatement()) {
      statement.execute("drop schema if exists " + NAME + " cascade");
      statement.execute("create schema " + NAME);
      try {
        Flyway.configure()
            .dataSource(target.jdbcUrl(), target.jdbcUser(), target.jdbcPassword())
            .schemas(NAME)
            .locations("classpath:db/migration")
            .load()
            .migrate();
        try (Connection connection = connect()) {
          Jdbi jdbi = Jdbi.create(connection);
          fill(connection, jdbi, complaints);
          sizes(jdbi);
          return read(jdbi);
        }
      } finally {
        statement.execute("drop schema " + NAME + " cascade");
      }
    }
  }

  private void fill(Connection connection, Jdbi jdbi, long complaints)
      throws SQLException, IOException {
    Instant begun = Instant.now();
    new ListFiller(rules, words(), complaints, begun).fill(connection);
    figures.print("filled_in", seconds(begun), "s");
    Instant since = Instant.now();
    SearchWordTable table = new SearchWordTable(jdbi);
    long read = 0;
    for (int some = table.read(); some > 0; some = table.read()) {
      read += some;
    }
    figures.print("words_read_per_second", read / Math.max(0.001, seconds(since)), "1/s");
    jdbi.useHandle(
        handle -> handle.execute("vacuum (analyze) complaint, complaint_words, complaint_event"));
  }

  private void sizes(Jdbi jdbi) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "select relname, pg_relation_size(oid) as bytes from pg_class"
                        + " where relnamespace = cast(:schema as regnamespace)"
                        + " and (relname ~ '^complaint_(listed|by_|words|event_operator)'"
                        + " or relname = 'complaint') order by 1")
                .bind("schema", NAME)
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(
                    one ->
                        figures.print(
                            "size",
                            one.getValue() / (1024.0 * 1024),
                            "MiB",
                            Map.of("of", one.getKey()))));
  }

  private boolean read(Jdbi jdbi) {
    ListReader reader = new ListReader(jdbi, zone, new CourseTable(jdbi, new ObjectMapper()));
    boolean all = true;
    for (Map.Entry<String, Map<String, List<String>>> one : filters(reader).entrySet()) {
      all &= read(reader, one.getKey(), one.getValue());
    }
    return all;
  }

  private boolean read(ListReader reader, String name, Map<String, List<String>> parameters) {
    ListRequest request = ListRequestReader.read(parameters, rules);
    if (!request.wrong().isEmpty()) {
      throw new IllegalStateException(name + ": " + request.wrong());
    }
    Latencies latencies = new Latencies();
    ListPosition position = request.position();
    int rows = 0;
    for (int i = -WARM_UP; i < pages; i++) {
      long before = System.nanoTime();
      Optional<ListPage> page = reader.page(request.filter(), position);
      if (i >= 0) {
        latencies.add(System.nanoTime() - before);
      }
      rows = page.map(found -> found.rows().size()).orElse(-1);
      position = next(request, page, i);
    }
    Map<String, String> more =
        Map.of("filter", name, "query", request.filter().address(), "rows", String.valueOf(rows));
    figures.print("page_p50", latencies.millisAt(50), "ms", more);
    figures.print("page_p95", latencies.millisAt(95), "ms", more);
    return latencies.millisAt(95) <= SLOWEST_MS;
  }

  /** An operator turns some pages, and begins again. */
  private static ListPosition next(ListRequest request, Optional<ListPage> page, int turned) {
    if (page.isEmpty() || !page.get().later() || turned % 5 == 4) {
      return request.position();
    }
    List<ListedComplaint> rows = page.get().rows();
    ListedComplaint last = rows.get(rows.size() - 1);
    Instant at =
        request.filter().order() == ListOrder.DEADLINE ? last.deadline() : last.receivedAt();
    return new ListPosition(Way.AFTER, new ListCursor(at, last.id()), 0);
  }

  private Map<String, Map<String, List<String>>> filters(ListReader reader) {
    String often = rules.categories().all().get(0).id();
    List<String> departments = rules.departments().all().stream().map(one -> one.code()).toList();
    String busy = departments.get(Math.floorMod(often.hashCode(), departments.size()));
    String other = departments.stream().filter(one -> !one.equals(busy)).findFirst().orElse(busy);
    var places = rules.places().all();
    var near = places.get(0).place();
    var far = places.get(places.size() - 1).place();
    String ticket =
        reader
            .page(ListRequestReader.read(Map.of(), rules).filter(), ListPosition.FIRST)
            .orElseThrow()
            .rows()
            .get(0)
            .ticket();
    Map<String, Map<String, List<String>>> all = new LinkedHashMap<>();
    all.put("all", asked());
    all.put("all, oldest", asked("urut=terlama"));
    all.put("all, the last page", asked("halaman=terakhir"));
    all.put("all, page 100 by number", asked("halaman=100"));
    all.put("open", asked("status=terbuka"));
    all.put("open, oldest", asked("status=terbuka", "urut=terlama"));
    all.put("open, the last page", asked("status=terbuka", "halaman=terakhir"));
    all.put("open, by deadline", asked("urut=tenggat"));
    all.put("waiting", asked("status=TRIAGE", "status=RETURNED"));
    all.put("waiting, oldest", asked("status=TRIAGE", "status=RETURNED", "urut=terlama"));
    all.put("rejected", asked("status=REJECTED"));
    all.put("merged, oldest", asked("status=MERGED", "urut=terlama"));
    all.put("late", asked("terlambat=ya"));
    all.put("late, by deadline", asked("terlambat=ya", "urut=tenggat"));
    all.put("department", asked("instansi=" + busy));
    all.put("department, oldest", asked("instansi=" + busy, "urut=terlama"));
    all.put("department, open", asked("instansi=" + busy, "status=terbuka"));
    all.put("department, by deadline", asked("instansi=" + busy, "urut=tenggat"));
    all.put("category", asked("kategori=" + often));
    all.put(
        "category, seldom",
        asked(
            "kategori=" + rules.categories().all().get(rules.categories().all().size() - 1).id()));
    all.put("category of another department", asked("kategori=" + often, "instansi=" + other));
    all.put("kecamatan", asked("kecamatan=" + near.kecamatan()));
    all.put("kelurahan", asked("kelurahan=" + near.kecamatan() + "/" + near.kelurahan()));
    all.put("kelurahan, seldom", asked("kelurahan=" + far.kecamatan() + "/" + far.kelurahan()));
    all.put(
        "kelurahan, department, rejected, oldest",
        asked(
            "kelurahan=" + far.kecamatan() + "/" + far.kelurahan(),
            "instansi=" + busy,
            "status=REJECTED",
            "urut=terlama"));
    all.put("channel", asked("kanal=WHATSAPP"));
    all.put("channel, seldom", asked("kanal=OPEN311"));
    all.put("channel, seldom, emergency", asked("kanal=OPEN311", "prioritas=EMERGENCY"));
    all.put("emergency", asked("prioritas=EMERGENCY"));
    all.put("emergency, open", asked("prioritas=EMERGENCY", "status=terbuka"));
    all.put("emergency, rejected", asked("prioritas=EMERGENCY", "status=REJECTED"));
    Instant now = Instant.now();
    var today = now.atZone(zone).toLocalDate();
    all.put("today", asked("dari=" + today));
    all.put("a year ago", asked("sampai=" + today.minusYears(1)));
    all.put(
        "one month, one department",
        asked(
            "dari=" + today.minusMonths(3), "sampai=" + today.minusMonths(2), "instansi=" + busy));
    all.put("operator", asked("petugas=petugas3"));
    all.put("operator, oldest", asked("petugas=petugas3", "urut=terlama"));
    all.put("operator, rejected", asked("petugas=petugas3", "status=REJECTED"));
    all.put("operator, nobody", asked("petugas=siapa"));
    all.put("ticket", asked("q=" + ticket));
    all.put("ticket, end", asked("q=" + ticket.substring(ticket.length() - 4)));
    all.put("ticket, part", asked("q=" + ticket.substring(7, 15)));
    all.put("ticket, not there", asked("q=LKS-ZZZZ-ZZZZ"));
    for (int rank : new int[] {0, 20, 200, 1_000, words().size() - 1}) {
      all.put("word " + rank, asked("q=" + words().get(rank)));
    }
    all.put("word 0, oldest", asked("q=" + words().get(0), "urut=terlama"));
    all.put("word not there", asked("q=tidakada"));
    all.put("two words", asked("q=" + words().get(3) + " " + words().get(90)));
    all.put("four words", asked("q=" + String.join(" ", words().subList(10, 14))));
    all.put("word, department", asked("q=" + words().get(0), "instansi=" + busy));
    all.put(
        "word, rejected, oldest", asked("q=" + words().get(50), "status=REJECTED", "urut=terlama"));
    all.put("word, open", asked("q=" + words().get(300), "status=terbuka"));
    all.put("word, by deadline", asked("q=" + words().get(5), "urut=tenggat"));
    return all;
  }

  private static Map<String, List<String>> asked(String... parameters) {
    return Arrays.stream(parameters)
        .map(one -> one.split("=", 2))
        .collect(
            Collectors.groupingBy(
                one -> one[0],
                LinkedHashMap::new,
                Collectors.mapping(one -> one[1], Collectors.toList())));
  }

  /**
   * Four thousand words, no two alike; no word of a language stands in for how often it is said.
   */
  private static List<String> words() {
    List<String> words = new ArrayList<>();
    for (String first : List.of("ba", "ku", "mo", "ri", "te", "sa", "lu", "ni", "do", "pe")) {
      for (String second : List.of("dang", "lor", "mis", "nep", "tur", "gat", "kol", "sun")) {
        for (String third : List.of("ak", "ir", "os", "un", "eg", "am", "ut", "il", "ot", "ed")) {
          for (String last : List.of("a", "i", "o", "us", "ar")) {
            words.add(first + second + third + last);
          }
        }
      }
    }
    Collections.shuffle(words, new Random(11));
    return words;
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.put("user", target.jdbcUser());
    properties.put("password", target.jdbcPassword());
    properties.put("currentSchema", NAME);
    return DriverManager.getConnection(target.jdbcUrl(), properties);
  }

  private static double seconds(Instant since) {
    return (Instant.now().toEpochMilli() - since.toEpochMilli()) / 1e3;
  }
}
