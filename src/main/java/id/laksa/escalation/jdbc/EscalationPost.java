package id.laksa.escalation.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.Stage;
import id.laksa.deadline.DeadlineClock;
import id.laksa.errand.Errand;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.escalation.Escalation;
import id.laksa.sla.Receiver;
import id.laksa.sla.Receiver.Channel;
import id.laksa.sla.Receivers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Promises, in the transaction that reaches a step, that its receiver is told: an errand for each
 * of his ways. The Live Room needs none, it reads the ledger.
 */
public final class EscalationPost implements DeadlineClock.Post {
  private static final Logger LOG = LoggerFactory.getLogger(EscalationPost.class);
  private final ErrandTable errands;
  private final Supplier<Receivers> receivers;
  private final ObjectMapper json;
  private final ZoneId zone;

  /**
   * Wires it.
   *
   * @param receivers those in force
   * @param zone of the times in what is sent
   */
  public EscalationPost(
      ErrandTable errands, Supplier<Receivers> receivers, ObjectMapper json, ZoneId zone) {
    this.errands = errands;
    this.receivers = receivers;
    this.json = json;
    this.zone = zone;
  }

  /** The kind of errand that tells somebody by a channel. */
  public static String kind(Channel channel) {
    return "escalation-" + channel.key();
  }

  /** Where nobody can be told, the Live Room is: a step is never on record that reached no one. */
  @Override
  public Stage reaching(Complaint complaint, Stage stage) {
    if (stage.kind() != Stage.Kind.ESCALATED || !ways(complaint, stage).isEmpty()) {
      return stage;
    }
    LOG.error(
        "Nobody can be told of step {} of complaint {}: conf/receivers.csv has no {} for {}; the"
            + " Live Room is told",
        stage.key(),
        complaint.id(),
        stage.receiver(),
        complaint.state().holder());
    return stage.to(Channel.LIVE_ROOM.key());
  }

  @Override
  public void post(Handle handle, List<DeadlineClock.Told> told, Instant now) {
    errands.add(handle, owed(told), now);
  }

  /** What is owed for stages, in order: an errand for each way of each receiver. */
  public List<Errand> owed(List<DeadlineClock.Told> told) {
    List<Errand> all = new ArrayList<>();
    for (DeadlineClock.Told one : told) {
      if (one.stage().kind() == Stage.Kind.ESCALATED) {
        ways(one.complaint(), one.stage()).stream()
            .filter(way -> way.channel() != Channel.LIVE_ROOM)
            .map(way -> errand(one.complaint(), one.stage(), way))
            .forEach(all::add);
      }
    }
    return all;
  }

  /** The same, those of one way together. */
  public Collection<List<Errand>> byWay(List<Errand> owed) {
    return owed.stream()
        .collect(Collectors.groupingBy(Errand::kind, TreeMap::new, Collectors.toList()))
        .values();
  }

  private List<Receiver> ways(Complaint complaint, Stage stage) {
    String name = Objects.requireNonNull(stage.receiver());
    return receivers.get().reachable(name, complaint.state().holder());
  }

  private Errand errand(Complaint complaint, Stage stage, Receiver receiver) {
    UUID id = id(complaint, stage, receiver);
    Escalation.Order order =
        new Escalation.Order(escalation(complaint, stage, id), receiver.address());
    return Errand.fresh(id, kind(receiver.channel()), complaint.id(), written(order));
  }

  /** The same step, told to the same one on the same way, is one errand whoever promises it. */
  private static UUID id(Complaint complaint, Stage stage, Receiver receiver) {
    SlaClock clock = complaint.state().clock();
    // Of another halt the operators are told anew, and whoever has it next has his own steps.
    Instant halted = clock.pausedSince();
    Instant since = halted == null ? clock.acknowledge().from() : halted;
    String name =
        String.join(
            "/",
            complaint.id().toString(),
            String.valueOf(complaint.state().round()),
            since.toString(),
            stage.key(),
            String.valueOf(complaint.state().holder()),
            receiver.name(),
            receiver.channel().key(),
            receiver.address());
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private Escalation escalation(Complaint complaint, Stage stage, UUID id) {
    State state = complaint.state();
    return new Escalation(
        Escalation.TYPE,
        id.toString(),
        complaint.ticket().value(),
        state.round(),
        state.holder(),
        state.category(),
        state.priority().name(),
        state.status().name(),
        stage.key(),
        stage.number(),
        Objects.requireNonNull(stage.receiver()),
        local(stage.at()),
        local(state.clock().acknowledgeBy()),
        local(state.clock().resolveBy()));
  }

  private OffsetDateTime local(Instant at) {
    return at.atZone(zone).toOffsetDateTime();
  }

  private String written(Escalation.Order order) {
    try {
      return json.writeValueAsString(order);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An escalation is plain JSON", e);
    }
  }
}
