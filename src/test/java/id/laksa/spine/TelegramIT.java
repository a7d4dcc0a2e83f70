package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The worked example of Telegram, dropped as it is into a running engine. */
class TelegramIT {
  private static final Pattern TICKET = Pattern.compile("LKS-[0-9A-Z-]{19}");
  private static PartnersTown partners;
  private static TelegramApi telegram;
  private static CityTown town;
  private static long chats = 6_000_000_000L;
  private final long chat = ++chats;

  @BeforeAll
  static void start() throws IOException {
    partners = PartnersTown.get();
    telegram = partners.telegram;
    town = partners.town;
    partners.runExample("telegram");
  }

  @AfterAll
  static void takeAway() throws IOException {
    town.tidy();
  }

  @Test
  void wordsAreAComplaintAndItsReceiptIsSaidInTheChat() {
    int message =
        telegram.writes(chat, "Jalan \"berlubang\" di depan pasar, {dalam} #jalanrusak\n'licin'");
    String ticket = ticketIn(said(1).get(0).text());
    JsonNode shown = town.citizen().look(ticket);
    assertThat(shown.path("status").asText()).isEqualTo("DISPATCHED");
    assertThat(said(1).get(0).fields().path("reply_parameters").path("message_id").asInt())
        .isEqualTo(message);
    assertThat(said(1).get(0).text()).contains("/lacak/" + ticket).doesNotContain("${", "Fotonya");
    assertThat(
            town.ledger()
                .count(
                    "select count(*) from complaint where ticket = ? and channel = 'TELEGRAM'",
                    ticket))
        .isOne();
  }

  @Test
  void aPhotoWithWordsIsTheComplaintsPhotoInItsLargestSize() {
    ObjectNode message = telegram.message(chat, "private").put("caption", "Lubang ini #jalanrusak");
    telegram.says(chat, telegram.photo(message, Photographs.ofAStreet(71)));
    assertThat(photosOf(ticketIn(said(1).get(0).text()))).isOne();
  }

  @Test
  void aPinIsThePlaceOfTheWordsThatReplyToIt() {
    telegram.says(chat, pin(telegram.message(chat, "private")));
    TelegramApi.Sent asked = said(1).get(0);
    assertThat(asked.method()).isEqualTo("sendVenue");
    assertThat(asked.fields().path("reply_markup").path("force_reply").asBoolean()).isTrue();
    ObjectNode reply =
        telegram.message(chat, "private").put("text", "Di sini berlubang #jalanrusak");
    reply.set("reply_to_message", asked.fields().path("message"));
    telegram.says(chat, reply);
    String ticket = ticketIn(said(2).get(1).text());
    assertThat(
            town.ledger().text("select kecamatan from complaint where ticket = '" + ticket + "'"))
        .isEqualTo("Tangerang");
  }

  @Test
  void aPhotoWithoutWordsIsThePhotoOfTheWordsThatReplyToIt() {
    telegram.says(
        chat, telegram.photo(telegram.message(chat, "private"), Photographs.ofAStreet(72)));
    TelegramApi.Sent asked = said(1).get(0);
    assertThat(asked.method()).isEqualTo("sendPhoto");
    ObjectNode reply = telegram.message(chat, "private").put("text", "Lampu padam #lampujalan");
    reply.set("reply_to_message", asked.fields().path("message"));
    telegram.says(chat, reply);
    assertThat(photosOf(ticketIn(said(2).get(1).text()))).isOne();
  }

  @Test
  void whatIsNoComplaintGetsASentenceOrNothing() {
    long before = town.ledger().size().complaints();
    telegram.arrives(
        "message", telegram.message(-100_123L, "supergroup").put("text", "Rusak #jalanrusak"));
    telegram.arrives(
        "channel_post", telegram.message(-100_124L, "channel").put("text", "Banjir #banjir"));
    telegram.arrives(
        "edited_message", telegram.message(chat, "private").put("text", "Banjir #banjir"));
    telegram.writes(chat, "/start");
    ObjectNode sticker = telegram.message(chat, "private");
    sticker.putObject("sticker").put("file_id", "s").put("emoji", "👍");
    telegram.says(chat, sticker);
    assertThat(said(2)).allSatisfy(one -> assertThat(one.text()).startsWith("Tulis laporan Anda"));
    await().until(telegram::isDrained);
    assertThat(telegram.sentTo(-100_123L)).isEmpty();
    assertThat(town.ledger().size().complaints()).isEqualTo(before);
  }

  @Test
  void whatTheEngineRefusesIsSaidAndKeepsNoOtherWaiting() {
    telegram.writes(chat, "x".repeat(4_050));
    assertThat(said(1).get(0).text()).contains("tidak dapat diterima", "text");
    telegram.writes(chat, "Jalan berlubang #jalanrusak");
    ticketIn(said(2).get(1).text());
  }

  @Test
  void aPhotoWhoseDownloadFailsIsFetchedAgainAndOneTooBigIsLeftOut() {
    telegram.fails("getFile", 500, 1);
    telegram.fails("file", 500, 1);
    ObjectNode message = telegram.message(chat, "private").put("caption", "Lubang #jalanrusak");
    telegram.says(chat, telegram.photo(message, Photographs.ofAStreet(73)));
    assertThat(photosOf(ticketIn(said(1).get(0).text()))).isOne();
    ObjectNode big = telegram.message(chat, "private").put("caption", "Lubang besar #jalanrusak");
    telegram.photo(big, Photographs.ofAStreet(74));
    telegram.isTooBig(big);
    telegram.says(chat, big);
    assertThat(photosOf(ticketIn(said(2).get(1).text()))).isZero();
    assertThat(said(2).get(1).text()).contains("Fotonya tidak dapat diambil");
  }

  @Test
  void whileTheEngineIsOverloadedOrTelegramAwayNothingIsLostAndNothingDoubled() throws IOException {
    long before = complaints();
    int messages = 24;
    for (int i = 0; i < messages; i++) {
      telegram.writes(chat, "Jalan berlubang nomor " + i + " #jalanrusak");
      if (i == messages / 2) {
        telegram.isAway(true);
      }
    }
    await().until(() -> town.failing("telegram-updates") != null);
    telegram.isAway(false);
    telegram.fails("sendMessage", 429, 2);
    await().until(() -> complaints() > before);
    // The file is loaded anew in the middle: what wasn't confirmed comes again.
    partners.runExample("telegram");
    await().until(telegram::isDrained);
    assertThat(complaints() - before).isEqualTo(messages);
    assertThat(said(messages).stream().map(one -> ticketIn(one.text())).distinct())
        .hasSize(messages);
  }

  @Test
  void theOutcomeIsToldWithThePhotoOfTheWork() throws Exception {
    String ticket = complained();
    partners.resolve(ticket, 81);
    TelegramApi.Sent told = said(2).get(1);
    assertThat(told.method()).isEqualTo("sendPhoto");
    assertThat(told.text()).contains("selesai dikerjakan oleh", "/lacak/" + ticket);
    String shown = town.citizen().look(ticket).path("evidence").path(0).path("url").asText();
    byte[] photo = town.citizen().get(shown, Map.of()).raw().body();
    assertThat(told.file()).isEqualTo(ByteBuffer.wrap(photo));
  }

  @Test
  void whoBlockedTheBotIsLeftToAnOperatorAndKeepsNoOtherWaiting() throws Exception {
    String ticket = complained();
    telegram.blocks(chat);
    telegram.writes(chat, "Lampu padam #lampujalan");
    partners.resolve(ticket, 82);
    await()
        .until(
            () ->
                town.ledger()
                        .count(
                            "select count(*) from not_told n join complaint c"
                                + " on c.id = n.complaint_id where c.ticket = ?",
                            ticket)
                    >= 1);
    await().until(telegram::isDrained);
    assertThat(telegram.refusals(403)).isPositive();
    assertThat(
            town.ledger()
                .count(
                    "select count(*) from errand where reason like ?",
                    "%" + TelegramApi.TOKEN + "%"))
        .as("the token is in no reason")
        .isZero();
    assertThat(town.routes().toString()).doesNotContain(TelegramApi.TOKEN);
  }

  private static ObjectNode pin(ObjectNode message) {
    message.putObject("location").put("latitude", -6.1783).put("longitude", 106.6319);
    return message;
  }

  private String complained() {
    telegram.writes(chat, "Jalan berlubang " + chat + " #jalanrusak");
    return ticketIn(said(1).get(0).text());
  }

  private long complaints() {
    return town.ledger().count("select count(*) from complaint where channel = 'TELEGRAM'");
  }

  private static long photosOf(String ticket) {
    return town.ledger()
        .count("select jsonb_array_length(photos) from complaint where ticket = ?", ticket);
  }

  /** What was said in this chat, once that many were. */
  private List<TelegramApi.Sent> said(int count) {
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> telegram.sentTo(chat), sent -> sent.size() >= count);
  }

  private static String ticketIn(String text) {
    Matcher ticket = TICKET.matcher(text);
    assertThat(ticket.find()).as(text).isTrue();
    return ticket.group();
  }
}
