package id.laksa.undeliverable.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.SealedBox;
import id.laksa.department.Department;
import id.laksa.dispatch.OrderErrand;
import id.laksa.errand.Errand;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.undeliverable.DeadOrders;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The work orders among the errands that were given up: no other way than a queue took them. */
public final class DeadOrderErrands implements DeadOrders {
  private static final String PREFIX = "errand.";
  private final Jdbi jdbi;
  private final ErrandTable errands;
  private final ObjectMapper json;

  /** Reads this ledger, and opens what it finds by this box. */
  public DeadOrderErrands(Jdbi jdbi, SealedBox box, ObjectMapper json) {
    this.jdbi = jdbi;
    this.errands = new ErrandTable(jdbi, box);
    this.json = json;
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public void look(Iterable<Department> departments, BiConsumer<Department, Seen> seen) {
    Map<String, Map<String, String>> lettersOf = jdbi.withHandle(this::read);
    for (Department department : departments) {
      seen.accept(department, new Seen(lettersOf.getOrDefault(department.code(), Map.of()), true));
    }
  }

  /** The tickets by letter, by department. */
  private Map<String, Map<String, String>> read(Handle handle) {
    Map<Errand, Instant> dead = errands.dead(handle, OrderErrand.PREFIX);
    Map<UUID, String> tickets = tickets(handle, dead);
    Map<String, Map<String, String>> lettersOf = new HashMap<>();
    dead.forEach(
        (errand, since) ->
            order(errand)
                .filter(order -> tickets.containsKey(order.complaintId()))
                .ifPresent(
                    order ->
                        lettersOf
                            .computeIfAbsent(order.department(), code -> new HashMap<>())
                            // Given up again after a replay it is another letter.
                            .put(
                                PREFIX + errand.id() + "@" + since.toEpochMilli(),
                                tickets.get(order.complaintId()))));
    return lettersOf;
  }

  private static Map<UUID, String> tickets(Handle handle, Map<Errand, Instant> dead) {
    return dead.isEmpty()
        ? Map.of()
        : handle
            .createQuery("select id, ticket from complaint where id = any(:ids)")
            .bindArray("ids", UUID.class, dead.keySet().stream().map(Errand::lane).toArray())
            .map(
                (row, context) ->
                    Map.entry(row.getObject("id", UUID.class), row.getString("ticket")))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
  }

  private Optional<OrderErrand> order(Errand errand) {
    try {
      return Optional.of(OrderErrand.of(errand, json));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
