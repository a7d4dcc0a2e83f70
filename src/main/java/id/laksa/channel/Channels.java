package id.laksa.channel;

import id.laksa.complaint.Channel;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The channels that the city has declared, in the order of its table. */
public final class Channels {
  /** Those that are there from the start; a city without a table has these. */
  public static final Channels STANDARD =
      new Channels(
          List.of(
              ofEngine(Channel.APP, "Aplikasi"),
              ofEngine(Channel.WHATSAPP, "WhatsApp"),
              ofEngine(Channel.WEB, "Web"),
              ofEngine(Channel.OPEN311, "Open311"),
              new DeclaredChannel(
                  Channel.DESK, "Loket", Set.of(Submitter.ENGINE, Submitter.CITY), null)));

  private final Map<Channel, DeclaredChannel> byChannel = new LinkedHashMap<>();

  /** Takes them; of two with one code the first counts. */
  public Channels(Collection<DeclaredChannel> declared) {
    declared.forEach(one -> byChannel.putIfAbsent(one.channel(), one));
  }

  /** All of them. */
  public List<DeclaredChannel> all() {
    return List.copyOf(byChannel.values());
  }

  /** The one of a code, which may be any text; empty when nobody declared it. */
  public Optional<DeclaredChannel> byCode(String code) {
    return Channel.isCode(code) ? of(new Channel(code)) : Optional.empty();
  }

  /** What was declared of a channel; empty when its row is gone. */
  public Optional<DeclaredChannel> of(Channel channel) {
    return Optional.ofNullable(byChannel.get(channel));
  }

  /** How people read it; its code when its row is gone. */
  public String name(Channel channel) {
    return of(channel).map(DeclaredChannel::name).orElse(channel.code());
  }

  /** Suffix of the city's route that tells its reporters; empty when the engine tells them. */
  public Optional<String> tell(Channel channel) {
    return of(channel).map(DeclaredChannel::tell);
  }

  /**
   * How people read the channel that a route of the city's tells; its suffix when none is told so.
   */
  public String toldBy(String suffix) {
    return byChannel.values().stream()
        .filter(one -> suffix.equals(one.tell()))
        .map(DeclaredChannel::name)
        .findFirst()
        .orElse(suffix);
  }

  private static DeclaredChannel ofEngine(Channel channel, String name) {
    return new DeclaredChannel(channel, name, Set.of(Submitter.ENGINE), null);
  }
}
