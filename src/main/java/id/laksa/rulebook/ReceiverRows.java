package id.laksa.rulebook;

import id.laksa.sla.Receiver;
import id.laksa.sla.Receiver.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads {@code conf/receivers.csv}. */
final class ReceiverRows {
  static final String NAME = "receivers.csv";

  private ReceiverRows() {}

  /** Of the sound rows. */
  static List<Receiver> of(List<Row> rows) {
    return rows.stream().filter(Row::sound).flatMap(row -> receiver(row).stream()).toList();
  }

  private static Optional<Receiver> receiver(Row row) {
    return Arrays.stream(Channel.values())
        .filter(one -> one.key().equals(row.get("channel")))
        .findFirst()
        .map(
            channel ->
                new Receiver(
                    row.get("receiver"),
                    row.isEmpty("department") ? null : row.get("department"),
                    channel,
                    row.get("address")));
  }
}
