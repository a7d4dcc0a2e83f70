package id.laksa.rulebook;

import id.laksa.channel.Channels;
import id.laksa.channel.DeclaredChannel;
import id.laksa.channel.Submitter;
import id.laksa.complaint.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code conf/channels.csv}. */
final class ChannelRows {
  static final String NAME = "channels.csv";

  private ChannelRows() {}

  /** Of the sound rows. */
  static Channels of(List<Row> rows) {
    return new Channels(rows.stream().filter(Row::sound).map(ChannelRows::channel).toList());
  }

  private static DeclaredChannel channel(Row row) {
    return new DeclaredChannel(
        new Channel(row.get("code")),
        row.get("name"),
        submitters(row),
        row.isEmpty("tell") ? null : row.get("tell"));
  }

  private static Set<Submitter> submitters(Row row) {
    List<String> words = List.of(row.get("submit").split(" +", -1));
    return Arrays.stream(Submitter.values())
        .filter(one -> words.contains(one.key()))
        .collect(Collectors.toSet());
  }
}
