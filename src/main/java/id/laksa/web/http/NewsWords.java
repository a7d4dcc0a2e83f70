package id.laksa.web.http;

import id.laksa.channel.Channels;
import id.laksa.delivery.Delivered;
import id.laksa.delivery.jdbc.DeliveryStatusReader;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Tells a reporter what was sent to him, and how far it came. */
public final class NewsWords {
  private final WebPages pages;
  private final DeliveryStatusReader statuses;
  private final Supplier<Channels> channels;

  /**
   * A message to the reporter.
   *
   * @param what it told
   * @param way by which it went
   * @param status how far it came, in words
   */
  public record Line(WebPages.Time at, String what, String way, String status) {}

  /** Wires it. */
  public NewsWords(WebPages pages, DeliveryStatusReader statuses, Supplier<Channels> channels) {
    this.pages = pages;
    this.statuses = statuses;
    this.channels = channels;
  }

  /** The messages about a complaint, the newest first; for its reporter only. */
  List<Line> of(UUID complaintId, PageVisit visit) {
    PageTexts texts = pages.texts(visit);
    return statuses.of(complaintId).stream().map(sent -> line(sent, texts, visit)).toList();
  }

  private Line line(Delivered sent, PageTexts texts, PageVisit visit) {
    return new Line(
        pages.time(sent.at().atOffset(ZoneOffset.UTC), visit),
        texts.event(sent.what()),
        sent.way()
            .suffix()
            .map(channels.get()::toldBy)
            .orElseGet(() -> texts.of("own.news.way." + sent.way().key())),
        texts.of("own.news." + sent.status()));
  }
}
