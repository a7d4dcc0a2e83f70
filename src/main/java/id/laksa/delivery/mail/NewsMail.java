package id.laksa.delivery.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.delivery.News;
import id.laksa.delivery.Way;
import id.laksa.delivery.jdbc.MailPost;
import id.laksa.delivery.jdbc.NewsLedger;
import id.laksa.errand.Errand;
import id.laksa.errand.ErrandHandler;
import id.laksa.errand.ErrandOutcome;
import id.laksa.mail.MailServer;
import id.laksa.notification.Happening;
import id.laksa.notification.MessageTexts;
import id.laksa.notification.Notice;
import id.laksa.notification.Notices;
import id.laksa.notification.jdbc.Happenings;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Brings news to a reporter by mail; the words and his address are read when it is sent. */
public final class NewsMail implements ErrandHandler {
  /** One address and nothing else: what a reporter typed must not address others. */
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@,;:<>\"()\\[\\]]+@[^\\s@,;:<>\"()]+");

  private final Jdbi jdbi;
  private final ObjectMapper json;
  private final MailServer server;
  private final Reading reading;
  private final Words words;
  private final NewsLedger news;
  private final InstantSource time;

  /** What is read for a mail. */
  public record Reading(Happenings happenings, MailPost post) {}

  /**
   * How a mail is worded.
   *
   * @param publicUrl base of the links, without a slash at the end
   */
  public record Words(Notices notices, MessageTexts texts, String publicUrl) {}

  /** Wires it. */
  public NewsMail(
      Jdbi jdbi,
      ObjectMapper json,
      MailServer server,
      Reading reading,
      Words words,
      NewsLedger news,
      InstantSource time) {
    this.jdbi = jdbi;
    this.json = json;
    this.server = server;
    this.reading = reading;
    this.words = words;
    this.news = news;
    this.time = time;
  }

  @Override
  public ErrandOutcome attempt(Errand errand) throws JsonProcessingException {
    News told = json.readValue(errand.what(), News.class);
    Optional<MailServer.Letter> letter = jdbi.withHandle(handle -> letter(handle, errand, told));
    if (letter.isEmpty()) {
      return ErrandOutcome.DONE; // He was erased since.
    }
    ErrandOutcome outcome = send(letter.get());
    if (outcome instanceof ErrandOutcome.Done) {
      jdbi.useTransaction(handle -> news.left(handle, told.complaintId(), told.seq(), Way.EMAIL));
    } else if (outcome instanceof ErrandOutcome.Dead dead) {
      failed(told, dead.reason());
      return ErrandOutcome.DONE;
    }
    return outcome;
  }

  private ErrandOutcome send(MailServer.Letter letter) {
    return ADDRESS.matcher(letter.to()).matches()
        ? server.send(letter, time.instant())
        : new ErrandOutcome.Dead("address");
  }

  @Override
  public ErrandOutcome exhausted(Errand errand, String reason) {
    try {
      failed(json.readValue(errand.what(), News.class), reason);
    } catch (JsonProcessingException e) {
      // Nobody can be told of what can't be read.
    }
    return new ErrandOutcome.Dead(reason);
  }

  private void failed(News told, String reason) {
    jdbi.useTransaction(
        handle -> news.failed(handle, told.complaintId(), told.seq(), Way.EMAIL, reason));
  }

  private Optional<MailServer.Letter> letter(Handle handle, Errand errand, News told) {
    return reading
        .post
        .address(handle, told.complaintId())
        .map(String::strip)
        .flatMap(
            address ->
                reading
                    .happenings
                    .find(handle, told.complaintId(), told.seq())
                    .map(happening -> letter(errand, address, happening)));
  }

  private MailServer.Letter letter(Errand errand, String address, Happening happening) {
    String ticket = happening.then().ticket().value();
    Notice notice = words.notices.of(happening, List.of());
    Map<String, String> subject = Map.of("ticket", ticket, "news", notice.news());
    Map<String, String> text =
        Map.of("text", notice.text(), "url", words.publicUrl + "/lacak/" + ticket);
    return new MailServer.Letter(
        errand.id().toString(),
        address,
        words.texts.text("mail.notice.subject", subject).replaceAll("\\s+", " "),
        words.texts.text("mail.notice.text", text));
  }
}
