package id.laksa.liveroom;

import id.laksa.classification.Priority;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Status;
import id.laksa.place.Place;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which complaints are listed: those that fulfil all that is asked. Nothing asked, all of them.
 *
 * @param q as it was typed; empty for nothing
 * @param terms what is looked for; null for nothing
 * @param statuses empty for any
 * @param department code
 * @param category id
 * @param place a kecamatan or a kelurahan
 * @param late whether only what is open and past a deadline
 * @param from first day on which it came in, in the city's zone
 * @param to last such day
 * @param operator who decided something about it
 * @param figure in which it is counted; its days are known then
 */
public record ListFilter(
    String q,
    @Nullable SearchTerms terms,
    Set<Status> statuses,
    @Nullable String department,
    @Nullable String category,
    @Nullable Place place,
    @Nullable Channel channel,
    @Nullable Priority priority,
    boolean late,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable String operator,
    @Nullable Figure figure,
    ListOrder order) {
  /** What an address says for all that is open. */
  public static final String OPEN = "terbuka";

  public ListFilter {
    statuses = statuses.isEmpty() ? Set.of() : Set.copyOf(statuses);
  }

  /** Everything, the newest first. */
  public static ListFilter all() {
    return new ListFilter(
        "",
        null,
        Set.of(),
        null,
        null,
        null,
        null,
        null,
        false,
        null,
        null,
        null,
        null,
        ListOrder.NEWEST);
  }

  /** All in a figure that came in on these days. */
  public static ListFilter counted(
      FiguresScope scope, Set<Status> statuses, @Nullable Figure figure) {
    return new ListFilter(
        "",
        null,
        statuses,
        scope.department(),
        scope.category(),
        scope.kecamatan() == null ? null : Place.kecamatan(scope.kecamatan()),
        null,
        null,
        false,
        scope.from(),
        scope.to(),
        null,
        figure,
        ListOrder.NEWEST);
  }

  /** All statuses in which somebody still owes an answer. */
  public static Set<Status> open() {
    Set<Status> open = EnumSet.allOf(Status.class);
    open.removeIf(status -> !status.isOpen());
    return open;
  }

  /**
   * The statuses that can be in the list, which is fewer than were asked for where the rest of the
   * filter leaves only open ones; empty for any.
   */
  public Set<Status> possible() {
    if (!late && order != ListOrder.DEADLINE) {
      return statuses;
    }
    Set<Status> open = open();
    if (!statuses.isEmpty()) {
      open.retainAll(statuses);
    }
    return open;
  }

  /** As an address has it behind the question mark, without a page; empty for everything. */
  public String address() {
    List<String> parts = new ArrayList<>();
    add(parts, "q", q);
    if (statuses.equals(open())) {
      add(parts, "status", OPEN);
    } else {
      statuses.stream().sorted().forEach(status -> add(parts, "status", status.name()));
    }
    add(parts, "instansi", department);
    add(parts, "kategori", category);
    if (place != null && place.kelurahan() != null) {
      add(parts, "kelurahan", place.kecamatan() + "/" + place.kelurahan());
    } else if (place != null) {
      add(parts, "kecamatan", place.kecamatan());
    }
    add(parts, "kanal", channel);
    add(parts, "prioritas", priority);
    add(parts, "terlambat", late ? "ya" : "");
    add(parts, "dari", from);
    add(parts, "sampai", to);
    add(parts, "petugas", operator);
    add(parts, "angka", figure == null ? "" : figure.word());
    add(parts, "urut", order == ListOrder.NEWEST ? "" : order.word());
    return String.join("&", parts);
  }

  private static void add(List<String> parts, String name, @Nullable Object value) {
    String text = Objects.toString(value, "");
    if (!text.isEmpty()) {
      parts.add(name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }
  }
}
