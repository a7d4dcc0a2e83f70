package id.laksa.spine;

import static org.awaitility.Awaitility.await;

import id.laksa.liveroom.OperatorBrowser;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One engine for the worked examples with partners, each partner played by a stand-in. */
final class PartnersTown {
  private static PartnersTown started;
  final TelegramApi telegram = new TelegramApi();
  final Sp4nApi sp4n = new Sp4nApi();
  final Path refused;
  final CityTown town;

  private PartnersTown(Path folder) throws IOException {
    refused = folder.resolve("refused");
    town =
        new CityTown(
            folder,
            Map.of("channels.csv", "TELEGRAM,Telegram,city,telegram\nSP4N,SP4N-LAPOR!,city,sp4n"),
            Map.of(
                "telegram.token",
                TelegramApi.TOKEN,
                "telegram.url",
                telegram.url(),
                "telegram.wait",
                "1",
                "sp4n.url",
                sp4n.url(),
                "sp4n.token",
                Sp4nApi.TOKEN,
                "sp4n.every",
                "200",
                "sp4n.refused",
                refused.toString()),
            Map.of(
                "laksa.city.per-second", "10",
                "laksa.city.burst", "5",
                "laksa.errand.ladder", "PT0.2S,PT0.2S,PT0.5S,PT1S,PT2S,PT3S,PT4S"));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  town.close();
                  telegram.close();
                  sp4n.close();
                },
                "stop-partners-town"));
  }

  /** The town, started at the first call. */
  static synchronized PartnersTown get() {
    if (started == null) {
      try {
        started = new PartnersTown(Files.createTempDirectory("laksa-partners-"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return started;
  }

  /** Copies a worked example into the engine's folder, as it is, and waits until it runs. */
  void runExample(String name) throws IOException {
    town.run(name, Files.readString(Path.of("docs/examples/city/" + name + ".camel.yaml")));
  }

  /** DPUPR answers. */
  void answer(String ticket, String kind, String text, String... evidence) throws JMSException {
    String door = "127.0.0.1:" + town.amqpPort();
    try (DepartmentSystem dpupr = new DepartmentSystem(door, "dpupr", town.password("dpupr"))) {
      dpupr.say(text, UUID.randomUUID().toString(), ticket, kind, evidence);
    }
  }

  /** DPUPR has done the work, and shows a photo of it. */
  void resolve(String ticket, int seed) throws JMSException {
    answer(ticket, "RESOLVED", "Lubang ditambal.", evidence(ticket, seed));
  }

  /** An operator, who sees these words of the department's, rejects it. */
  void reject(String ticket, String seen, String reason) {
    OperatorBrowser operator = new OperatorBrowser(town.http());
    operator.logIn("operator", town.password("operator"));
    String path = "/live-room/laporan/" + ticket;
    OperatorBrowser.Page page =
        await().until(() -> operator.open(path), shown -> shown.html().contains(seen));
    operator.submit(page, path + "/tolak", Map.of("reason", reason));
  }

  private String evidence(String ticket, int seed) {
    Map<String, String> login = Map.of("Authorization", basic());
    return town.citizen()
        .postForm(
            "/opd/v1/evidence",
            List.of(
                Citizen.Part.photo(Photographs.ofAStreet(seed)),
                Citizen.Part.field("ticket", ticket)),
            login)
        .body()
        .path("evidenceId")
        .asText();
  }

  private String basic() {
    String login = "dpupr:" + town.password("dpupr");
    return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }
}
