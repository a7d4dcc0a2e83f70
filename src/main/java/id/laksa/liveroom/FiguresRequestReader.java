package id.laksa.liveroom;

import id.laksa.classification.Category;
import id.laksa.department.Department;
import id.laksa.liveroom.ListRequest.Wrong;
import id.laksa.rulebook.RuleBook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads an address as a question for figures, by the tables in force. For one request. */
public final class FiguresRequestReader {
  private static final Set<String> KNOWN =
      Set.of("dari", "sampai", "menurut", "instansi", "kategori", "kecamatan");
  private static final int DAYS_BEFORE = 29;
  private final RuleBook rules;
  private final Map<String, List<String>> parameters;
  private final List<Wrong> wrong = new ArrayList<>();

  private FiguresRequestReader(RuleBook rules, Map<String, List<String>> parameters) {
    this.rules = rules;
    this.parameters = parameters;
  }

  /**
   * Reads. Where no day is asked for, thirty days until the other one, or until today.
   *
   * @param parameters of the address, by name; an empty value asks nothing
   */
  public static FiguresRequest read(
      Map<String, List<String>> parameters, RuleBook rules, LocalDate today) {
    return new FiguresRequestReader(rules, parameters).read(today);
  }

  private FiguresRequest read(LocalDate today) {
    parameters.keySet().stream()
        .filter(name -> !KNOWN.contains(name))
        .limit(1)
        .forEach(name -> wrong.add(new Wrong(ListRequestReader.shortened(name), "unknown")));
    LocalDate first = one("dari", ListRequestReader::dayOf);
    LocalDate last = one("sampai", ListRequestReader::dayOf);
    LocalDate to = last == null ? first == null ? today : later(first, today) : last;
    LocalDate from = first == null ? to.minusDays(DAYS_BEFORE) : first;
    if (to.isBefore(from)) {
      wrong.add(new Wrong("sampai", "before"));
    } else if (FiguresScope.isTooLong(from, to)) {
      wrong.add(new Wrong("sampai", "period"));
    }
    Grouping by = one("menurut", Grouping::of);
    return new FiguresRequest(
        new FiguresScope(
            from,
            to.isBefore(from) ? from : to,
            one("instansi", code -> rules.departments().byCode(code).map(Department::code)),
            one("kategori", id -> rules.categories().byId(id).map(Category::id)),
            one("kecamatan", this::kecamatan)),
        by == null ? Grouping.DEPARTMENT : by,
        wrong);
  }

  private Optional<String> kecamatan(String name) {
    return rules.places().all().stream()
        .map(one -> one.place().kecamatan())
        .filter(name::equals)
        .findFirst();
  }

  /** The one value of a field; null when nothing is asked, or what is can't be understood. */
  private <T> @Nullable T one(String field, Function<String, Optional<T>> reader) {
    List<String> values = parameters.getOrDefault(field, List.of());
    String typed = values.isEmpty() ? "" : values.get(0).strip();
    if (typed.isEmpty()) {
      return null;
    }
    Optional<T> read = reader.apply(typed);
    if (read.isEmpty()) {
      wrong.add(new Wrong(field, "value"));
    }
    return read.orElse(null);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
