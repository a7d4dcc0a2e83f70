package id.laksa.liveroom;

import id.laksa.channel.DeclaredChannel;
import id.laksa.classification.Category;
import id.laksa.classification.Priority;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Status;
import id.laksa.department.Department;
import id.laksa.liveroom.ListPosition.Way;
import id.laksa.liveroom.ListRequest.Wrong;
import id.laksa.place.Kelurahan;
import id.laksa.place.Place;
import id.laksa.rulebook.RuleBook;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an address as a filter and a page, by the tables in force. For one request. */
public final class ListRequestReader {
  /** Most characters of an operator's name. */
  public static final int LONGEST_NAME = 100;

  private static final Set<String> KNOWN =
      Set.of(
          "q",
          "status",
          "instansi",
          "kategori",
          "kecamatan",
          "kelurahan",
          "kanal",
          "prioritas",
          "terlambat",
          "dari",
          "sampai",
          "petugas",
          "angka",
          "urut",
          "halaman",
          "sesudah",
          "sebelum");
  private static final int LONGEST_SHOWN = 40;
  private static final Pattern DAY = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d");
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,9}");
  private final RuleBook rules;
  private final Map<String, List<String>> parameters;
  private final List<Wrong> wrong = new ArrayList<>();

  private ListRequestReader(RuleBook rules, Map<String, List<String>> parameters) {
    this.rules = rules;
    this.parameters = parameters;
  }

  /**
   * Reads.
   *
   * @param parameters of the address, by name; an empty value asks nothing
   */
  public static ListRequest read(Map<String, List<String>> parameters, RuleBook rules) {
    return new ListRequestReader(rules, parameters).read();
  }

  private ListRequest read() {
    parameters.keySet().stream()
        .filter(name -> !KNOWN.contains(name))
        .limit(1)
        .forEach(name -> wrong.add(new Wrong(shortened(name), "unknown")));
    String q = text("q");
    SearchTerms terms = q.isEmpty() ? null : terms(q);
    Set<Status> statuses = statuses();
    ListOrder order = one("urut", ListOrder::of);
    LocalDate from = day("dari");
    LocalDate to = day("sampai");
    if (from != null && to != null && to.isBefore(from)) {
      wrong.add(new Wrong("sampai", "before"));
    }
    Figure figure = one("angka", Figure::of);
    if (figure != null) {
      bounded(from, to);
    }
    ListFilter filter =
        new ListFilter(
            shortened(q, SearchTerms.LONGEST),
            terms,
            statuses,
            one("instansi", code -> rules.departments().byCode(code).map(Department::code)),
            one("kategori", id -> rules.categories().byId(id).map(Category::id)),
            place(),
            one("kanal", this::channel),
            one("prioritas", ListRequestReader::priority),
            one("terlambat", said -> Optional.of(true).filter(yes -> said.equals("ya"))) != null,
            from,
            to,
            operator(),
            figure,
            order == null ? ListOrder.NEWEST : order);
    if (!statuses.isEmpty() && filter.possible().isEmpty()) {
      wrong.add(new Wrong(filter.late() ? "terlambat" : "urut", "only-open"));
    }
    return new ListRequest(filter, position(), wrong);
  }

  private @Nullable SearchTerms terms(String q) {
    Optional<SearchTerms> terms = SearchTerms.of(q);
    if (terms.isEmpty()) {
      wrong.add(new Wrong("q", "too-long"));
    } else if (terms.get().isEmpty()) {
      wrong.add(new Wrong("q", "no-words"));
    }
    return terms.filter(found -> !found.isEmpty()).orElse(null);
  }

  private Set<Status> statuses() {
    Set<Status> statuses = EnumSet.noneOf(Status.class);
    for (String typed : parameters.getOrDefault("status", List.of())) {
      if (typed.equals(ListFilter.OPEN)) {
        statuses.addAll(ListFilter.open());
      } else if (!typed.isEmpty()) {
        Arrays.stream(Status.values())
            .filter(status -> status.name().equals(typed))
            .findFirst()
            .ifPresentOrElse(statuses::add, () -> refuse("status"));
      }
    }
    return statuses;
  }

  private @Nullable Place place() {
    String kecamatan =
        one(
            "kecamatan",
            name ->
                rules.places().all().stream()
                    .map(one -> one.place().kecamatan())
                    .filter(name::equals)
                    .findFirst());
    Place kelurahan = one("kelurahan", this::kelurahan);
    if (kelurahan == null) {
      return kecamatan == null ? null : Place.kecamatan(kecamatan);
    }
    if (kecamatan != null && !kecamatan.equals(kelurahan.kecamatan())) {
      wrong.add(new Wrong("kelurahan", "elsewhere"));
    }
    return kelurahan;
  }

  /** {@code Kecamatan/Kelurahan}, or a kelurahan's name alone where there is only one of it. */
  private Optional<Place> kelurahan(String typed) {
    List<Place> those =
        rules.places().all().stream()
            .map(Kelurahan::place)
            .filter(
                place ->
                    typed.equals(place.kecamatan() + "/" + place.kelurahan())
                        || typed.equals(place.kelurahan()))
            .toList();
    return those.size() == 1 ? Optional.of(those.get(0)) : Optional.empty();
  }

  private Optional<Channel> channel(String code) {
    return rules.channels().byCode(code).map(DeclaredChannel::channel);
  }

  private static Optional<Priority> priority(String typed) {
    return Arrays.stream(Priority.values()).filter(one -> one.name().equals(typed)).findFirst();
  }

  private @Nullable LocalDate day(String field) {
    return one(field, ListRequestReader::dayOf);
  }

  /** A day as an address has it; empty for anything else. */
  static Optional<LocalDate> dayOf(String typed) {
    try {
      return DAY.matcher(typed).matches() ? Optional.of(LocalDate.parse(typed)) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A figure is read from histories: of as many days as the board counts, and no more. */
  private void bounded(@Nullable LocalDate from, @Nullable LocalDate to) {
    if (from == null || to == null) {
      wrong.add(new Wrong("angka", "needs-days"));
    } else if (FiguresScope.isTooLong(from, to)) {
      wrong.add(new Wrong("sampai", "period"));
    }
  }

  private @Nullable String operator() {
    return one("petugas", name -> Optional.of(name).filter(one -> one.length() <= LONGEST_NAME));
  }

  private ListPosition position() {
    ListCursor after = one("sesudah", ListCursor::of);
    ListCursor before = one("sebelum", ListCursor::of);
    if (after != null && before != null) {
      refuse("sebelum");
    }
    String typed = text("halaman");
    if (typed.equals("terakhir")) {
      return new ListPosition(Way.LAST, null, 1);
    }
    if (!typed.isEmpty() && !NUMBER.matcher(typed).matches()) {
      refuse("halaman");
      return ListPosition.FIRST;
    }
    if (typed.isEmpty() && (after != null || before != null)) {
      typed = "0";
    }
    // Ten digits may be more than an int; no list is as long.
    int page = typed.isEmpty() ? 1 : (int) Math.min(Long.parseLong(typed), Integer.MAX_VALUE);
    if (after != null) {
      return new ListPosition(Way.AFTER, after, page);
    }
    if (before != null) {
      return new ListPosition(Way.BEFORE, before, page);
    }
    return page > ListPosition.BY_NUMBER
        ? new ListPosition(Way.LAST, null, 1)
        : new ListPosition(Way.NUMBERED, null, page);
  }

  /** The one value of a field; null when nothing is asked, or what is can't be understood. */
  private <T> @Nullable T one(String field, Function<String, Optional<T>> reader) {
    String typed = text(field);
    if (typed.isEmpty()) {
      return null;
    }
    Optional<T> read = reader.apply(typed);
    if (read.isEmpty()) {
      refuse(field);
    }
    return read.orElse(null);
  }

  private void refuse(String field) {
    Wrong once = new Wrong(field, "value");
    if (!wrong.contains(once)) {
      wrong.add(once);
    }
  }

  /** PostgreSQL takes any character but the first of all. */
  private String text(String field) {
    List<String> values = parameters.getOrDefault(field, List.of());
    return values.isEmpty() ? "" : values.get(0).replace("\0", "").strip();
  }

  /** A parameter's name, as much of it as is said again. */
  static String shortened(String name) {
    return shortened(name, LONGEST_SHOWN);
  }

  private static String shortened(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }
}
