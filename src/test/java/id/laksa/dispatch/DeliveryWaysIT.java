package id.laksa.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.laksa.complaint.SealedBox;
import id.laksa.errand.jdbc.DeadErrands;
import id.laksa.spine.DepartmentSystem;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Departments of one city whose orders go different ways, through a whole engine. */
class DeliveryWaysIT {
  private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
  private static final String ROADS = "Jalan berlubang #jalanrusak";
  private static final String WASTE = "Sampah menumpuk #sampah";
  private static final String TRAFFIC = "Lampu lalu lintas mati #dishub";
  private static final String SCHOOLS = "Atap kelas bocor #dindik";
  private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  /** For so long an errand is whose who works on it. */
  private static final int LEASE_SECONDS = 15;

  @TempDir private static Path root;
  private static CopyOfTheCity city;
  private CalledDepartment roads;
  private CalledDepartment waste;

  @BeforeAll
  static void startACity() throws IOException {
    MAIL.start();
    city =
        new CopyOfTheCity(
            root,
            Map.of(
                "laksa.mail.host", "127.0.0.1",
                "laksa.mail.port", String.valueOf(MAIL.getSmtp().getPort()),
                "laksa.mail.starttls", "false",
                "laksa.delivery.timeout", "PT2S",
                "laksa.errand.ladder", "PT5S,PT30S"),
            MONDAY,
            home -> {
              goes(home, "DPUPR", "http");
              goes(home, "DLH", "http");
              goes(home, "DISHUB", "mail");
              goes(home, "DINSOS", "kafka");
              Files.createDirectories(home.resolve("routes/city"));
              Files.copy(
                  Path.of("docs/examples/ways/deliver-kafka.camel.yaml"),
                  home.resolve("routes/city/deliver-kafka.camel.yaml"));
            });
  }

  @AfterAll
  static void stop() {
    if (city != null) {
      city.close();
    }
    MAIL.stop();
  }

  @BeforeEach
  void departmentsThatAreCalled() throws IOException {
    roads = new CalledDepartment();
    waste = new CalledDepartment();
    Files.writeString(
        city.home().resolve("conf/city.properties"),
        """
        deliver.http.dpupr.url=%s
        deliver.http.dpupr.secret=%3$s
        deliver.http.dpupr.inside=true
        deliver.http.dlh.url=%s
        deliver.http.dlh.secret=%3$s
        deliver.http.dlh.inside=true
        deliver.mail.dishub.to=piket@dishub.example.test
        """
            .formatted(roads.url(), waste.url(), CalledDepartment.SECRET));
  }

  @AfterEach
  void hangUp() {
    roads.close();
    waste.close();
    // Whoever was away is tried again by the next test.
    city.clock().advance(Duration.ofMinutes(2));
  }

  @Test
  void anOrderIsPostedOnceAsItWouldLieInTheQueueWhichStaysEmpty() throws Exception {
    String ticket = city.complaint(ROADS);
    await().until(() -> roads.about(ticket).size() == 1);
    CalledDepartment.Call call = roads.about(ticket).get(0);
    assertThat(call.order().path("type").asText()).isEqualTo("id.laksa.workorder.v1");
    assertThat(call.order().path("department").asText()).isEqualTo("DPUPR");
    assertThat(call.id()).isEqualTo(call.order().path("workOrderId").asText());
    await().until(() -> owed(ticket) == 0);
    try (DepartmentSystem queue = city.department("dpupr")) {
      assertThat(queue.queued(ticket)).isZero();
    }
    assertThat(roads.about(ticket)).hasSize(1);
  }

  @Test
  void oneThatIsRefusedIsPostedAgainUnderItsId() {
    roads.refuse("sekali", 1);
    String ticket = city.complaint(ROADS + " sekali");
    await().until(() -> roads.about(ticket).size() == 1);
    await().until(() -> reason(ticket).equals("http-500"));
    city.clock().advance(Duration.ofSeconds(6));
    await().until(() -> roads.about(ticket).size() == 2);
    List<CalledDepartment.Call> calls = roads.about(ticket);
    assertThat(calls).extracting(CalledDepartment.Call::answer).containsExactly(500, 204);
    assertThat(calls.get(1).id()).isEqualTo(calls.get(0).id());
  }

  @Test
  void anAddressThatHangsStopsNobodyElse() throws Exception {
    waste.hang();
    List<String> stuck = IntStream.range(0, 20).mapToObj(i -> city.complaint(WASTE)).toList();
    await()
        .until(
            () -> {
              // On a slow machine the first call may end before it was heard.
              city.clock().advance(Duration.ofSeconds(1));
              return waste.hanging() > 0;
            });
    long began = System.nanoTime();
    List<String> others = IntStream.range(0, 10).mapToObj(i -> city.complaint(ROADS)).toList();
    String queued = city.complaint(SCHOOLS);
    await().until(() -> others.stream().allMatch(ticket -> roads.about(ticket).size() == 1));
    try (DepartmentSystem queue = city.department("dindik")) {
      assertThat(queue.workOrder(queued)).isNotNull();
    }
    long last = others.stream().mapToLong(t -> roads.about(t).get(0).atNanos()).max().orElseThrow();
    System.out.printf(
        "MEASURED %d orders beside a hanging address with %d orders: all there after %d ms%n",
        others.size(), stuck.size(), (last - began) / 1_000_000);
    assertThat(stuck).allSatisfy(ticket -> assertThat(waste.about(ticket)).isEmpty());
  }

  @Test
  void aDepartmentWithoutASystemIsToldByMailThatThereIsAnOrderAndNotWhatWasSaid() throws Exception {
    String ticket = city.complaint(TRAFFIC);
    await().until(() -> mailAbout(ticket).size() == 1);
    MimeMessage mail = mailAbout(ticket).get(0);
    assertThat(mail.getAllRecipients()[0]).hasToString("piket@dishub.example.test");
    assertThat((String) mail.getContent())
        .contains("/opd/laporan/" + ticket)
        .doesNotContain("Lampu lalu lintas");
  }

  @Test
  void aWayOfTheCitysOwnIsAFileInItsFolder() throws Exception {
    try (Admin admin = Admin.create(city.kafka("city"))) {
      NewTopic orders = new NewTopic("city.orders", 1, (short) 1);
      admin.createTopics(List.of(orders)).all().get(30, TimeUnit.SECONDS);
    }
    String ticket = city.complaint("Pengemis di simpang #dinassosial");
    Map<String, Object> client = new HashMap<>(city.kafka("city"));
    client.put("group.id", "city.test");
    client.put("auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of("city.orders"));
      List<String> orders = new ArrayList<>();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                letItBeTriedAgain(ticket);
                consumer
                    .poll(Duration.ofMillis(200))
                    .records("city.orders")
                    .forEach(order -> orders.add(order.key() + " " + order.value()));
                return !orders.isEmpty();
              });
      assertThat(orders.get(0)).startsWith(ticket + " {").contains("\"department\":\"DINSOS\"");
    }
  }

  @Test
  void oneThatNobodyTakesIsTheOperatorsAndComesByTheQueueOnceTheDepartmentHasOneAgain()
      throws Exception {
    waste.refuse("selalu", 100);
    String ticket = city.complaint(WASTE + " selalu");
    await()
        .until(
            () -> {
              letItBeTriedAgain(ticket);
              return city.history(ticket).contains("order-undeliverable");
            });
    assertThat(waste.about(ticket)).hasSizeGreaterThan(1);
    assertThat(city.history(ticket))
        .containsOnlyOnce("order-undeliverable")
        .containsOnlyOnce("escalated");
    assertThat(city.liveRoom()).contains(ticket);
    goes(city.home(), "DLH", "queue");
    city.reload("conf/departments.csv", "DPUPR,Dinas", "DPUPR, Dinas");
    DeadErrands dead =
        new DeadErrands(city.ledger().jdbi(), new SealedBox(new byte[32]), city.clock());
    assertThat(dead.replay("errand-" + errand(ticket))).isTrue();
    try (DepartmentSystem queue = city.department("dlh")) {
      assertThat(queue.workOrder(ticket).getText()).contains("Sampah menumpuk");
    }
    goes(city.home(), "DLH", "http");
    city.reload("conf/departments.csv", "DPUPR, Dinas", "DPUPR,Dinas");
  }

  private static List<MimeMessage> mailAbout(String ticket) {
    return List.of(MAIL.getReceivedMessages()).stream()
        .filter(mail -> subject(mail).contains(ticket))
        .toList();
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String errand(String ticket) {
    return ask(ticket, "id::text");
  }

  /** Moves the clock on to the next step of the ladder, unless somebody is at the errand. */
  private static void letItBeTriedAgain(String ticket) {
    String due =
        ask(
            ticket,
            "coalesce(max(extract(epoch from due_at))::bigint, 0)::text",
            "dead_at is null");
    long seconds = Long.parseLong(due) - city.clock().instant().getEpochSecond();
    if (seconds > 0 && seconds != LEASE_SECONDS) {
      city.clock().advance(Duration.ofSeconds(seconds));
    }
  }

  private static String reason(String ticket) {
    return ask(ticket, "coalesce(reason, '')");
  }

  private static int owed(String ticket) {
    return Integer.parseInt(ask(ticket, "count(*)::text"));
  }

  private static String ask(String ticket, String what) {
    return ask(ticket, what, "true");
  }

  private static String ask(String ticket, String what, String which) {
    return city.ledger()
        .text(
            "select "
                + what
                + " from errand where "
                + which
                + " and starts_with(kind, 'deliver-') and lane ="
                + " (select id from complaint where ticket = '"
                + ticket
                + "')");
  }

  /** Has a department's orders go this way. */
  private static void goes(Path home, String code, String way) throws IOException {
    Path table = home.resolve("conf/departments.csv");
    Files.writeString(
        table,
        Files.readString(table)
            .replaceAll("(?m)^(" + code + ",(?:\"[^\"]*\"|[^,\n]*))(,[a-z]*)?$", "$1," + way));
  }
}
