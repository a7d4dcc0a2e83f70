package id.laksa.delivery.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.delivery.News;
import id.laksa.delivery.Way;
import id.laksa.delivery.jdbc.MailPost;
import id.laksa.delivery.jdbc.NewsLedger;
import id.laksa.errand.Errand;
import id.laksa.errand.ErrandHandler;
import id.laksa.errand.Outcome;
import id.laksa.mail.MailServer;
import id.laksa.notification.Happening;
import id.laksa.notification.Notice;
import id.laksa.notification.Notices;
import id.laksa.notification.Wording;
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
  private final InstantSource clock;

  /** What is read for a mail. */
  public record Reading(Happenings happenings, MailPost post) {}

  /**
   * How a mail is worded.
   *
   * @param publicUrl base of the links, without a slash at the end
   */
  public record Words(Notices notices, Wording wording, String publicUrl) {}

  /** Wires it. */
  public NewsMail(
      Jdbi jdbi,
      ObjectMapper json,
      MailServer server,
      Reading reading,
      Words words,
      NewsLedger news,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.json = json;
    this.server = server;
    this.reading = reading;
    this.words = words;
    this.news = news;
    this.clock = clock;
  }

  @Override
  public Outcome attempt(Errand errand) throws JsonProcessingException {
    News told = json.readValue(errand.what(), News.class);
    Optional<MailServer.Letter> letter = jdbi.withHandle(handle -> letter(handle, errand, told));
    if (letter.isEmpty()) {
      return Outcome.DONE; // He was erased since.
    }
    Outcome outcome = send(letter.get());
    if (outcome instanceof Outcome.Done) {
      jdbi.useTransaction(handle -> news.left(handle, told.complaintId(), told.seq(), Way.EMAIL));
    } else if (outcome instanceof Outcome.Dead dead) {
      failed(told, dead.reason());
      return Outcome.DONE;
    }
    return outcome;
  }

  private Outcome send(MailServer.Letter letter) {
    return ADDRESS.matcher(letter.to()).matches()
        ? server.send(letter, clock.instant())
        : new Outcome.Dead("address");
  }

  @Override
  public Outcome exhausted(Errand errand, String reason) {
    try {
      failed(json.readValue(errand.what(), News.class), reason);
    } catch (JsonProcessingException e) {
      // Nobody can be told of what can't be read.
    }
    return new Outcome.Dead(reason);
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
    Notice notice =
        words.notices.of(
            happening.then(), happening.event(), happening.seq(), happening.said(), List.of());
    Map<String, String> subject = Map.of("ticket", ticket, "news", notice.news());
    Map<String, String> text =
        Map.of("text", notice.text(), "url", words.publicUrl + "/lacak/" + ticket);
    return new MailServer.Letter(
        errand.id().toString(),
        address,
        words.wording.text("mail.notice.subject", subject).replaceAll("\\s+", " "),
        words.wording.text("mail.notice.text", text));
  }
}
