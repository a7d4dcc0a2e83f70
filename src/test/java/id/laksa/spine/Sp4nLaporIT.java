package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The worked example of SP4N-LAPOR!, dropped as it is into a running engine. */
class Sp4nLaporIT {
  private static PartnersTown partners;
  private static Sp4nApi sp4n;
  private static CityTown town;
  private static int numbers = 9_104_000;
  private final String number = String.valueOf(++numbers);

  @BeforeAll
  static void start() throws IOException {
    partners = PartnersTown.get();
    sp4n = partners.sp4n;
    town = partners.town;
    partners.runExample("sp4n-lapor");
  }

  @AfterAll
  static void takeAway() throws IOException {
    town.tidy();
  }

  @Test
  void aComplaintOfTheNationalSystemKeepsItsNumberAndItsStateFollowsBackToTheEnd()
      throws Exception {
    sp4n.hands(number, "Jalan \"berlubang\" di depan SDN 4 #jalanrusak", Photographs.ofAStreet(91));
    String ticket = handedIn(number);
    assertThat(town.ledger().text("select text from complaint where ticket = '" + ticket + "'"))
        .contains("SP4N-LAPOR! " + number, "Jalan \"berlubang\"");
    assertThat(
            town.ledger()
                .count(
                    "select jsonb_array_length(photos) from complaint where channel = 'SP4N'"
                        + " and kecamatan = 'Tangerang' and anonymous and ticket = ?",
                    ticket))
        .isOne();
    await().until(() -> sp4n.states(number), List.of("diterima", "diteruskan")::equals);
    assertThat(sp4n.followed(number)).allMatch(one -> one.path("tiket").asText().equals(ticket));
    partners.answer(ticket, "ACKNOWLEDGED", "Kami periksa.");
    partners.resolve(ticket, 92);
    await()
        .until(
            () -> sp4n.states(number),
            List.of("diterima", "diteruskan", "diproses", "selesai")::equals);
    JsonNode done = sp4n.followed(number).get(3);
    assertThat(done.path("teks").asText()).contains("Lubang ditambal.");
    assertThat(done.path("foto")).hasSize(1);
  }

  @Test
  void whatIsRejectedFollowsWithItsReason() throws Exception {
    sp4n.hands(number, "Jalan rusak di halaman rumah saya #jalanrusak", null);
    String ticket = handedIn(number);
    partners.answer(ticket, "REJECTED", "Ini tanah pribadi.");
    partners.reject(ticket, "Ini tanah pribadi.", "Tanah pribadi, bukan jalan kota.");
    await().until(() -> sp4n.states(number).contains("ditolak"));
    assertThat(sp4n.followed(number).get(sp4n.followed(number).size() - 1).path("teks").asText())
        .contains("Tanah pribadi, bukan jalan kota.");
  }

  @Test
  void whileTheNationalSystemIsAwayNothingIsLostAndEachStateFollowsOnceInOrder() throws Exception {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      all.add(number + "-" + i);
      sp4n.hands(number + "-" + i, "Jalan berlubang nomor " + i + " #jalanrusak", null);
    }
    await().until(() -> !sp4n.ticketOf(all.get(0)).isEmpty());
    sp4n.isAway(true);
    partners.answer(sp4n.ticketOf(all.get(0)), "ACKNOWLEDGED", "Kami periksa.");
    partners.resolve(sp4n.ticketOf(all.get(0)), 93);
    await().until(() -> town.failing("sp4n-complaints") != null);
    sp4n.isAway(false);
    sp4n.losesAnswers(5);
    await()
        .until(
            () -> sp4n.states(all.get(0)),
            List.of("diterima", "diteruskan", "diproses", "selesai")::equals);
    for (String one : all.subList(1, all.size())) {
      handedIn(one);
      await().until(() -> sp4n.states(one), List.of("diterima", "diteruskan")::equals);
    }
    assertThat(sp4n.repeats()).as("answers were lost, so they came again").isPositive();
    assertThat(
            town.ledger()
                .count(
                    "select count(*) from complaint where text like ?",
                    "%SP4N-LAPOR! " + number + "-%"))
        .isEqualTo(all.size());
  }

  @Test
  void whatItRefusesIsLaidAsideAndStopsNoOther() throws Exception {
    String other = number + "-b";
    sp4n.hands(number, "Jalan berlubang #jalanrusak", null);
    sp4n.hands(other, "Jalan berlubang juga #jalanrusak", null);
    String ticket = handedIn(number);
    String otherTicket = handedIn(other);
    await().until(() -> sp4n.states(number).size() == 2 && sp4n.states(other).size() == 2);
    sp4n.closes(number);
    partners.answer(ticket, "ACKNOWLEDGED", "Kami periksa.");
    partners.answer(otherTicket, "ACKNOWLEDGED", "Kami periksa.");
    await().until(() -> sp4n.states(other).contains("diproses"));
    await().until(() -> refused(number).size() == 1);
    assertThat(refused(number).get(0)).endsWith("-409.json");
    sp4n.forgets(number);
    partners.resolve(ticket, 94);
    await().until(() -> refused(number).size() == 2);
    assertThat(
            town.ledger()
                .count(
                    "select count(*) from errand where kind = 'tell-sp4n' and dead_at is not null"))
        .isZero();
  }

  @Test
  void whatTheEngineRefusesFollowsAsRejectedAndStopsNoOther() {
    sp4n.hands(number, "x".repeat(4_100), null);
    String other = number + "-b";
    sp4n.hands(other, "Jalan berlubang di sana #jalanrusak", null);
    handedIn(other);
    assertThat(sp4n.states(number)).containsExactly("ditolak");
    assertThat(sp4n.followed(number).get(0).path("teks").asText()).contains("text");
    await().until(sp4n::isDrained);
  }

  private static String handedIn(String number) {
    return await().until(() -> sp4n.ticketOf(number), ticket -> !ticket.isEmpty());
  }

  private static List<String> refused(String number) throws IOException {
    if (!Files.isDirectory(partners.refused)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(partners.refused)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(number + "-"))
          .sorted()
          .toList();
    }
  }
}
