package id.laksa.complaint.jdbc;

import id.laksa.complaint.Complaint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads complaints, and leaves out those that can't be read: one must not hold up all others. */
final class ReadableRows {
  private static final Logger LOG = LoggerFactory.getLogger(ReadableRows.class);
  private final RowFormat format;

  ReadableRows(RowFormat format) {
    this.format = format;
  }

  /**
   * Reads.
   *
   * @param putOff what is done about each that can't be read, within the same transaction
   */
  List<Complaint> of(Query query, Consumer<UUID> putOff) {
    RowMapper<Complaint> mapper = format.complaintMapper();
    Map<UUID, String> unreadable = new LinkedHashMap<>();
    List<Complaint> read =
        query
            .map(
                (row, context) -> {
                  try {
                    return Optional.of(mapper.map(row, context));
                  } catch (RuntimeException e) {
                    // No message: it may repeat what the row says.
                    unreadable.put(row.getObject("id", UUID.class), e.getClass().getName());
                    return Optional.<Complaint>empty();
                  }
                })
            .stream()
            .flatMap(Optional::stream)
            .toList();
    unreadable.forEach(
        (id, fault) -> {
          LOG.error("Complaint {} can't be read, {}: its clock is put off", id, fault);
          putOff.accept(id);
        });
    return read;
  }
}
