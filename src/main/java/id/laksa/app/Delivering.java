package id.laksa.app;

import id.laksa.delivery.CallbackEndpoint;
import id.laksa.delivery.Way;
import id.laksa.delivery.http.CallbackClient;
import id.laksa.delivery.http.CallbackErrand;
import id.laksa.delivery.jdbc.CallbackPost;
import id.laksa.delivery.jdbc.MailPost;
import id.laksa.delivery.jdbc.NewsLedger;
import id.laksa.delivery.jdbc.NewsSender;
import id.laksa.delivery.jdbc.NotToldTable;
import id.laksa.delivery.mail.NewsMail;
import id.laksa.errand.ErrandHandler;
import id.laksa.errand.ErrandRunner;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.mail.MailServer;
import id.laksa.notification.Notices;
import id.laksa.notification.Wording;
import id.laksa.notification.jdbc.Happenings;
import id.laksa.relay.Sender;
import id.laksa.whatsapp.jdbc.NewsBook;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Wires how reporters are told otherwise than by WhatsApp, and who is asked when nothing helps. */
final class Delivering implements AutoCloseable {
  private final Parts parts;
  private final Doors doors;
  private final MailServer mailServer;
  private final ErrandTable errands;
  private final Happenings happenings;
  private final CallbackPost callbacks;
  private final MailPost mail;
  private final NewsLedger news;
  private final @Nullable CallbackClient client;

  Delivering(Parts parts, Doors doors, MeterRegistry meters) {
    Settings settings = parts.settings();
    CallbackEndpoint endpoint = settings.callback();
    this.parts = parts;
    this.doors = doors;
    this.mailServer = MailSettings.of(settings);
    this.errands = new ErrandTable(parts.jdbi(), parts.box());
    this.happenings = new Happenings(parts.format());
    this.client = endpoint == null ? null : new CallbackClient(endpoint);
    this.callbacks =
        new CallbackPost(
            endpoint, errands, parts.json(), doors.publicUrl(), settings.zone(), parts.clock());
    this.mail =
        new MailPost(
            settings.isSet("laksa.mail.host"),
            parts.format(),
            errands,
            parts.json(),
            parts.clock());
    this.news = new NewsLedger(parts.ledger(), mail, new NewsMeters(meters), parts.clock());
  }

  /** Names every bean, as the routes call it. */
  void bind(BiConsumer<String, Object> registry) {
    parts.jdbi().useHandle(callbacks::forgetOthers);
    registry.accept(
        "appCallback",
        runner(
            CallbackPost.KIND,
            new CallbackErrand(
                parts.jdbi(), client, callbacks, news, parts.json(), parts.clock())));
    Wording wording = new Wording(doors.messages(), parts.settings().zone());
    Notices notices =
        new Notices(wording, () -> parts.rules().get().departments(), doors.publicUrl());
    registry.accept(
        "reporterMail",
        runner(
            MailPost.KIND,
            new NewsMail(
                parts.jdbi(),
                parts.json(),
                mailServer,
                new NewsMail.Reading(happenings, mail),
                new NewsMail.Words(notices, wording, doors.publicUrl()),
                news,
                parts.clock())));
  }

  /** The city's mail server. */
  MailServer mailServer() {
    return mailServer;
  }

  /** Who tells reporters that complained otherwise than on WhatsApp. */
  Sender others() {
    return new NewsSender(happenings, callbacks, mail);
  }

  /** Whom no way could reach. */
  NotToldTable notTold() {
    return new NotToldTable(parts.jdbi(), parts.ledger(), parts.clock());
  }

  /** The calls to the app. */
  CallbackPost callbacks() {
    return callbacks;
  }

  /** Hears how news went by WhatsApp. */
  NewsBook book() {
    return new NewsBook() {
      @Override
      public void left(Handle handle, UUID complaintId, int seq) {
        news.left(handle, complaintId, seq, Way.WHATSAPP);
      }

      @Override
      public void failed(Handle handle, UUID complaintId, int seq, String reason) {
        news.failed(handle, complaintId, seq, Way.WHATSAPP, reason);
      }
    };
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
    }
  }

  private ErrandRunner runner(String kind, ErrandHandler handler) {
    return new ErrandRunner(kind, errands, handler, parts.settings().ladder(), parts.clock());
  }
}
