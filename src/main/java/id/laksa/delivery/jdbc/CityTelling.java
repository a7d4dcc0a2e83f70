package id.laksa.delivery.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.EventType;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.delivery.News;
import id.laksa.delivery.Tidings;
import id.laksa.delivery.Way;
import id.laksa.errand.Errand;
import id.laksa.errand.ErrandOutcome;
import id.laksa.errand.LadderEnd;
import id.laksa.notification.Happening;
import id.laksa.notification.MessageTexts;
import id.laksa.notification.Notice;
import id.laksa.notification.Notices;
import id.laksa.notification.jdbc.Happenings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Words news for a route of the city's, and keeps count of what became of it. The words and the
 * address are read when it is told.
 */
public final class CityTelling implements LadderEnd {
  private final Jdbi jdbi;
  private final ObjectMapper json;
  private final RowFormat format;
  private final Words words;
  private final NewsLedger news;

  /**
   * How it is worded.
   *
   * @param publicUrl base of the links, without a slash at the end
   */
  public record Words(Notices notices, MessageTexts texts, String publicUrl) {}

  /** Wires it. */
  public CityTelling(Jdbi jdbi, ObjectMapper json, RowFormat format, Words words, NewsLedger news) {
    this.jdbi = jdbi;
    this.json = json;
    this.format = format;
    this.words = words;
    this.news = news;
  }

  /** What an errand has to tell; null when nothing is left to say: the reporter was erased. */
  public @Nullable Tidings word(Errand errand) throws JsonProcessingException {
    News told = json.readValue(errand.what(), News.class);
    String suffix = errand.kind().substring(CityNews.KIND.length());
    return jdbi.withHandle(handle -> word(handle, suffix, told)).orElse(null);
  }

  /** The city's route has brought it. */
  public void told(Tidings brought) {
    jdbi.useTransaction(
        handle ->
            news.left(handle, brought.complaintId(), brought.seq(), Way.tell(brought.suffix())));
  }

  @Override
  public ErrandOutcome exhausted(Errand errand, String reason) {
    try {
      News untold = json.readValue(errand.what(), News.class);
      Way way = Way.tell(errand.kind().substring(CityNews.KIND.length()));
      jdbi.useTransaction(
          handle -> news.failed(handle, untold.complaintId(), untold.seq(), way, reason));
    } catch (JsonProcessingException e) {
      // Nobody can be told of what can't be read.
    }
    return new ErrandOutcome.Dead(reason);
  }

  private Optional<Tidings> word(Handle handle, String suffix, News told) {
    return isErased(handle, told.complaintId())
        ? Optional.empty()
        : new Happenings(format)
            .find(handle, told.complaintId(), told.seq())
            .map(happening -> word(handle, suffix, happening));
  }

  private Tidings word(Handle handle, String suffix, Happening happening) {
    UUID complaint = happening.then().id();
    String ticket = happening.then().ticket().value();
    Notice notice = words.notices.of(happening, List.of());
    boolean shown =
        happening.event() == EventType.RESOLVED && !happening.then().said().confidential();
    return new Tidings(
        suffix,
        complaint,
        happening.seq(),
        words.texts.text(
            "tell.text",
            Map.of("text", notice.text(), "url", words.publicUrl + "/lacak/" + ticket)),
        ticket,
        address(handle, complaint),
        shown ? photos(handle, complaint, happening.seq()) : List.of(),
        happening.event().slug(),
        happening.then().status().name());
  }

  private List<Map<String, String>> photos(Handle handle, UUID complaint, int seq) {
    return handle
        .createQuery(
            "select id, sha256 from photo where complaint_id = :id and shown_seq = :seq"
                + " order by uploaded_at, id")
        .bind("id", complaint)
        .bind("seq", seq)
        .map(
            (row, context) ->
                Map.of(
                    "url",
                    words.publicUrl + "/photos/" + row.getString("id"),
                    "sha256",
                    row.getString("sha256")))
        .list();
  }

  private @Nullable String address(Handle handle, UUID complaint) {
    return handle
        .createQuery("select sealed from complaint_person where complaint_id = :id")
        .bind("id", complaint)
        .mapTo(byte[].class)
        .findOne()
        .map(box -> format.openReporter(box, complaint).address())
        .orElse(null);
  }

  /** The salt of what he said goes with him, also while the complaint is open. */
  private static boolean isErased(Handle handle, UUID complaint) {
    return handle
        .createQuery("select content_salt is null from complaint where id = :id")
        .bind("id", complaint)
        .mapTo(Boolean.class)
        .findOne()
        .orElse(true);
  }
}
