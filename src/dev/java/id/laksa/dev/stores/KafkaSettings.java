package id.laksa.dev.stores;

import id.laksa.app.KafkaClients;
import id.laksa.app.KafkaUsers;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A single Kafka node, broker and controller in one, sized for a machine that it shares. */
final class KafkaSettings {
  /** Kafka's own user, for the controller's door alone. */
  private static final String CONTROLLER_USER = "controller";

  private static final String HOST = "127.0.0.1:";
  private static final String ASKS = "SASL_PLAINTEXT";
  private static final String SCRAM = "SCRAM-SHA-512";

  private KafkaSettings() {}

  /**
   * All of them.
   *
   * @param users who may log in where clients do
   * @param controllerPassword for this run alone: nobody else is ever told it
   */
  static Map<String, String> of(
      Path folder,
      int brokerPort,
      int controllerPort,
      KafkaUsers users,
      String controllerPassword) {
    Map<String, String> all = new TreeMap<>(sizes(folder));
    all.put("controller.quorum.voters", "1@" + HOST + controllerPort);
    all.put("controller.listener.names", "CONTROLLER");
    all.put(
        "listeners", ASKS + "://" + HOST + brokerPort + ",CONTROLLER://" + HOST + controllerPort);
    all.put("advertised.listeners", ASKS + "://" + HOST + brokerPort);
    all.put("listener.security.protocol.map", ASKS + ":" + ASKS + ",CONTROLLER:" + ASKS);
    all.put("inter.broker.listener.name", ASKS);
    all.put("sasl.mechanism.inter.broker.protocol", SCRAM);
    all.put("sasl.mechanism.controller.protocol", SCRAM);
    all.put("sasl.enabled.mechanisms", SCRAM);
    all.putAll(door("sasl_plaintext", KafkaUsers.ENGINE, users.passwords()));
    all.putAll(door("controller", CONTROLLER_USER, Map.of(CONTROLLER_USER, controllerPassword)));
    all.put("authorizer.class.name", CountingAuthorizer.class.getName());
    all.put("super.users", "User:" + KafkaUsers.ENGINE + ";User:" + CONTROLLER_USER);
    all.put("allow.everyone.if.no.acl.found", "false");
    return all;
  }

  /** Who may come in there, and as whom Kafka itself does. */
  private static Map<String, String> door(
      String listener, String itself, Map<String, String> passwords) {
    String door = "listener.name." + listener + ".scram-sha-512.";
    Map<String, String> options = new TreeMap<>();
    passwords.forEach((user, password) -> options.put(KafkaLogins.USER + user, password));
    return Map.of(
        door + "sasl.jaas.config",
        KafkaClients.login(itself, passwords.getOrDefault(itself, ""), options),
        door + "sasl.server.callback.handler.class",
        KafkaLogins.class.getName());
  }

  /** What has nothing to do with its doors. */
  static Map<String, String> sizes(Path folder) {
    return Map.ofEntries(
        Map.entry("process.roles", "broker,controller"),
        Map.entry("node.id", "1"),
        // A killed node is let in again only when its former session has run out.
        Map.entry("broker.session.timeout.ms", "4000"),
        Map.entry("broker.heartbeat.interval.ms", "1000"),
        Map.entry("log.dirs", folder.toString()),
        // How soon files go of what was erased.
        Map.entry("log.retention.check.interval.ms", "10000"),
        Map.entry("auto.create.topics.enable", "false"),
        Map.entry("default.replication.factor", "1"),
        Map.entry("offsets.topic.replication.factor", "1"),
        Map.entry("offsets.topic.num.partitions", "4"),
        Map.entry("transaction.state.log.replication.factor", "1"),
        Map.entry("transaction.state.log.min.isr", "1"),
        Map.entry("transaction.state.log.num.partitions", "4"),
        Map.entry("share.coordinator.state.topic.replication.factor", "1"),
        Map.entry("share.coordinator.state.topic.min.isr", "1"),
        Map.entry("share.coordinator.state.topic.num.partitions", "1"),
        Map.entry("group.initial.rebalance.delay.ms", "0"),
        Map.entry("num.network.threads", "1"),
        Map.entry("num.io.threads", "2"),
        Map.entry("background.threads", "2"),
        Map.entry("num.recovery.threads.per.data.dir", "1"),
        Map.entry("log.cleaner.dedupe.buffer.size", "8388608"));
  }
}
