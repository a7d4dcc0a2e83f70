package id.laksa.liveroom.http;

import id.laksa.channel.DeclaredChannel;
import id.laksa.classification.Categories;
import id.laksa.classification.Category;
import id.laksa.classification.Priority;
import id.laksa.complaint.Status;
import id.laksa.department.Department;
import id.laksa.liveroom.Figure;
import id.laksa.liveroom.ListCursor;
import id.laksa.liveroom.ListFilter;
import id.laksa.liveroom.ListOrder;
import id.laksa.liveroom.ListPage;
import id.laksa.liveroom.ListPosition;
import id.laksa.liveroom.ListRequest;
import id.laksa.liveroom.ListRow;
import id.laksa.liveroom.ListedComplaint;
import id.laksa.liveroom.OperatorWording;
import id.laksa.place.Kelurahan;
import id.laksa.place.Place;
import id.laksa.rulebook.RuleBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the page of the list shows. */
final class ListModel {
  private static final String LIST = "/live-room/laporan";
  private final OperatorWording wording;
  private final RuleBook rules;

  ListModel(OperatorWording wording, RuleBook rules) {
    this.wording = wording;
    this.rules = rules;
  }

  /** A value that can be chosen. */
  public record Choice(String value, String name, boolean chosen) {}

  Map<String, Object> of(ListRequest request, ListPage page, Instant now) {
    ListFilter filter = request.filter();
    Map<String, Object> model = new HashMap<>();
    model.put("wrong", request.wrong().stream().map(this::sentence).toList());
    model.put("rows", page.rows().stream().map(row -> ListRow.of(row, wording, now)).toList());
    model.put("isLast", page.isLast());
    typed(model, filter);
    choices(model, filter);
    model.put("asked", asked(model, filter));
    links(model, filter, request.position(), page);
    return model;
  }

  private static void typed(Map<String, Object> model, ListFilter filter) {
    model.put("q", filter.q());
    model.put("late", filter.late());
    model.put("from", Objects.toString(filter.from(), ""));
    model.put("to", Objects.toString(filter.to(), ""));
    model.put("operator", Objects.toString(filter.operator(), ""));
    Figure figure = filter.figure();
    model.put("figure", figure == null ? "" : figure.word());
  }

  private void choices(Map<String, Object> model, ListFilter filter) {
    model.put(
        "statuses",
        choices(
            Arrays.stream(Status.values()),
            Status::name,
            wording::status,
            filter.statuses()::contains));
    model.put(
        "departments",
        choices(
            rules.departments().all().stream(),
            Department::code,
            Department::name,
            one -> one.code().equals(filter.department())));
    Map<String, List<Choice>> categories = new LinkedHashMap<>();
    for (Categories.Group group : rules.categories().groups()) {
      categories.put(
          ComplaintModel.title(group.name()),
          choices(
              group.categories().stream().map(Categories.Leaf::category),
              Category::id,
              Category::name,
              one -> one.id().equals(filter.category())));
    }
    model.put("categories", categories);
    model.put(
        "channels",
        choices(
            rules.channels().all().stream().map(DeclaredChannel::channel),
            Object::toString,
            wording::channel,
            one -> one.equals(filter.channel())));
    model.put(
        "priorities",
        choices(
            Arrays.stream(Priority.values()),
            Priority::name,
            one -> wording.text("live-room.priority." + one),
            one -> one == filter.priority()));
    model.put(
        "orders",
        choices(
            Arrays.stream(ListOrder.values()),
            ListOrder::word,
            one -> wording.text("live-room.list.order." + one),
            one -> one == filter.order()));
    places(model, filter);
  }

  private void places(Map<String, Object> model, ListFilter filter) {
    Map<String, List<Choice>> kelurahan = new TreeMap<>();
    for (Kelurahan one : rules.places().all()) {
      Place place = one.place();
      kelurahan
          .computeIfAbsent(place.kecamatan(), unused -> new ArrayList<>())
          .add(
              new Choice(
                  place.kecamatan() + "/" + place.kelurahan(),
                  Objects.toString(place.kelurahan(), ""),
                  place.equals(filter.place())));
    }
    model.put("kelurahan", kelurahan);
    model.put(
        "kecamatan",
        choices(
            kelurahan.keySet().stream(),
            name -> name,
            name -> name,
            name -> Place.kecamatan(name).equals(filter.place())));
  }

  /** What is filtered by, in words. */
  private List<String> asked(Map<String, Object> model, ListFilter filter) {
    List<String> asked = new ArrayList<>();
    for (String name : List.of("statuses", "departments", "channels", "priorities", "kecamatan")) {
      asked.addAll(chosen((List<?>) Objects.requireNonNull(model.get(name))));
    }
    for (String name : List.of("categories", "kelurahan")) {
      ((Map<?, ?>) Objects.requireNonNull(model.get(name)))
          .values()
          .forEach(group -> asked.addAll(chosen((List<?>) group)));
    }
    ask(asked, "late", filter.late() ? "" : null);
    ask(asked, "from", filter.from());
    ask(asked, "to", filter.to());
    ask(asked, "operator", filter.operator());
    Figure figure = filter.figure();
    ask(
        asked,
        "figure",
        figure == null ? null : wording.text("live-room.figures.column." + figure));
    return asked;
  }

  private static List<String> chosen(List<?> choices) {
    return choices.stream()
        .map(Choice.class::cast)
        .filter(Choice::chosen)
        .map(Choice::name)
        .toList();
  }

  private void ask(List<String> asked, String what, @Nullable Object value) {
    if (value != null) {
      asked.add(wording.text("live-room.list.asked." + what, Map.of("value", value)));
    }
  }

  private static <T> List<Choice> choices(
      Stream<T> all, Function<T, String> value, Function<T, String> name, Predicate<T> chosen) {
    return all.map(one -> new Choice(value.apply(one), name.apply(one), chosen.test(one))).toList();
  }

  private static void links(
      Map<String, Object> model, ListFilter filter, ListPosition position, ListPage page) {
    String address = filter.address();
    List<ListedComplaint> rows = page.rows();
    int number = page.isLast() ? 0 : page.earlier() ? position.page() : 1;
    model.put("page", number);
    model.put("first", page.earlier() ? link(address, "") : "");
    model.put(
        "earlier",
        page.earlier() ? link(address, at("sebelum", filter, rows.get(0), number - 1)) : "");
    model.put(
        "later",
        page.later()
            ? link(
                address,
                at("sesudah", filter, rows.get(rows.size() - 1), number == 0 ? 0 : number + 1))
            : "");
    model.put("last", page.later() ? link(address, "halaman=terakhir") : "");
    model.put("csv", LIST + ".csv" + (address.isEmpty() ? "" : "?" + address));
  }

  private static String at(String name, ListFilter filter, ListedComplaint row, int page) {
    Instant by = filter.order() == ListOrder.DEADLINE ? row.deadline() : row.receivedAt();
    String number = page > 1 ? "&halaman=" + page : "";
    return name + "=" + new ListCursor(by, row.id()).text() + number;
  }

  private static String link(String address, String more) {
    String query =
        Stream.of(address, more).filter(part -> !part.isEmpty()).collect(Collectors.joining("&"));
    return query.isEmpty() ? LIST : LIST + "?" + query;
  }

  private String sentence(ListRequest.Wrong wrong) {
    return wording.text("live-room.list.wrong." + wrong.reason(), Map.of("field", wrong.field()));
  }
}
