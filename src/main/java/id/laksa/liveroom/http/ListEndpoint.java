package id.laksa.liveroom.http;

import id.laksa.http.HttpAnswer;
import id.laksa.http.Query;
import id.laksa.liveroom.ListPage;
import id.laksa.liveroom.ListRequest;
import id.laksa.liveroom.ListRequest.Wrong;
import id.laksa.liveroom.ListRequestReader;
import id.laksa.liveroom.ListedComplaint;
import id.laksa.liveroom.OperatorWording;
import id.laksa.liveroom.jdbc.ListReader;
import id.laksa.login.Session;
import id.laksa.login.http.InnerPages;
import id.laksa.rulebook.RuleBook;
import id.laksa.teamwork.jdbc.HoldingTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** {@code GET /live-room/laporan}: all complaints, filtered, as a page or as a table. */
public final class ListEndpoint {
  private final Guard guard;
  private final InnerPages pages;
  private final ListReader reader;
  private final HoldingTable holdings;
  private final OperatorWording wording;
  private final Supplier<RuleBook> rules;
  private final Place place;

  /**
   * When and where.
   *
   * @param zone the city's
   * @param scratch where a table lies until it is sent
   */
  public record Place(InstantSource time, ZoneId zone, Path scratch) {}

  /** Wires the endpoint. */
  public ListEndpoint(
      Guard guard,
      InnerPages pages,
      ListReader reader,
      HoldingTable holdings,
      OperatorWording wording,
      Supplier<RuleBook> rules,
      Place place) {
    this.guard = guard;
    this.pages = pages;
    this.reader = reader;
    this.holdings = holdings;
    this.wording = wording;
    this.rules = rules;
    this.place = place;
  }

  /** Shows a page of the list. */
  public HttpAnswer show(
      @Headers Map<String, Object> headers, @Variable("query") @Nullable String query) {
    return guard.operators(headers, session -> page(session, query));
  }

  /** Gives the list as a table, up to {@link ListReader#MOST_AT_ONCE} lines. */
  public HttpAnswer csv(
      @Headers Map<String, Object> headers, @Variable("query") @Nullable String query) {
    return guard.operators(
        headers,
        session -> {
          ListRequest request = request(query);
          return request.wrong().isEmpty() ? table(request) : page(session, query);
        });
  }

  private HttpAnswer page(Session session, @Nullable String query) {
    ListRequest request = request(query);
    boolean sound = request.wrong().isEmpty();
    Optional<ListPage> page =
        sound
            ? reader.page(request.filter(), request.position())
            : Optional.of(new ListPage(List.of(), false, false, false));
    if (page.isEmpty()) {
      return pages.message(503, "live-room.list.slow");
    }
    Map<String, Object> model =
        new ListModel(wording, rules.get()).of(request, page.get(), place.time.instant());
    model.put(
        "holders",
        holdings.holders(page.get().rows().stream().map(ListedComplaint::ticket).toList()));
    model.put("user", session.user());
    model.put("token", guard.tokenOf(session));
    return pages.page(sound ? 200 : 400, "list", model);
  }

  private HttpAnswer table(ListRequest request) {
    try {
      Path file = Files.createTempFile(place.scratch, "list", ".csv");
      Optional<Integer> written;
      try (BufferedWriter out = Files.newBufferedWriter(file)) {
        ListCsv csv = new ListCsv(out, wording, place.zone);
        written = reader.each(request.filter(), csv::add);
      } catch (IOException | RuntimeException e) {
        Files.delete(file);
        throw e;
      }
      if (written.isEmpty()) {
        Files.delete(file);
        return pages.message(503, "live-room.list.slow");
      }
      return new HttpAnswer(
              200,
              "text/csv; charset=utf-8",
              Map.of(),
              Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE))
          .with("Cache-Control", "private, no-store")
          .with("Content-Disposition", "attachment;filename=laporan.csv");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ListRequest request(@Nullable String query) {
    Query read = Query.of(query);
    ListRequest request = ListRequestReader.read(read.all(), rules.get());
    // An escape in it is broken: none of it can be read.
    return query != null && !query.isBlank() && read.all().isEmpty()
        ? new ListRequest(
            request.filter(), request.position(), List.of(new Wrong("%", "unreadable")))
        : request;
  }
}
