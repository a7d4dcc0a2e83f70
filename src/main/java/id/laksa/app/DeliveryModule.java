package id.laksa.app;

import id.laksa.delivery.CallbackTarget;
import id.laksa.delivery.Tellers;
import id.laksa.delivery.Way;
import id.laksa.delivery.http.CallbackClient;
import id.laksa.delivery.http.CallbackErrand;
import id.laksa.delivery.jdbc.CallbackPost;
import id.laksa.delivery.jdbc.CityNews;
import id.laksa.delivery.jdbc.CityTelling;
import id.laksa.delivery.jdbc.MailPost;
import id.laksa.delivery.jdbc.NewsLedger;
import id.laksa.delivery.jdbc.NotToldTable;
import id.laksa.delivery.mail.NewsMail;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.mail.MailServer;
import id.laksa.notification.MessageTexts;
import id.laksa.notification.Notices;
import id.laksa.notification.jdbc.Happenings;
import id.laksa.notification.jdbc.NewsReader;
import id.laksa.whatsapp.jdbc.NewsBook;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Wires how reporters are told otherwise than by WhatsApp, and who is asked when nothing helps. */
final class DeliveryModule implements AutoCloseable {
  private final CoreModule core;
  private final DoorsModule doors;
  private final MailServer mailServer;
  private final ErrandTable errands;
  private final Happenings happenings;
  private final CallbackPost callbacks;
  private final MailPost mail;
  private final NewsLedger news;
  private final Tellers tellers;
  private final @Nullable CallbackClient client;

  DeliveryModule(CoreModule core, DoorsModule doors, MeterRegistry meters) {
    Settings settings = core.settings();
    CallbackTarget endpoint = settings.callback();
    this.core = core;
    this.doors = doors;
    this.mailServer = MailSettings.of(settings);
    this.errands = new ErrandTable(core.jdbi(), core.box());
    this.happenings = new Happenings(core.format());
    this.client = endpoint == null ? null : new CallbackClient(endpoint);
    this.callbacks =
        new CallbackPost(
            endpoint, errands, core.json(), doors.publicUrl(), settings.zone(), core.time());
    this.tellers = settings.tellers();
    this.mail =
        new MailPost(
            settings.isSet("laksa.mail.host") && tellers.has("email"),
            core.format(),
            errands,
            core.json(),
            core.time());
    this.news = new NewsLedger(core.ledger(), mail, new NewsMeters(meters), core.time());
  }

  /** Names every bean, as the routes call it. */
  void bind(BiConsumer<String, Object> registry) {
    core.jdbi().useHandle(callbacks::forgetOthers);
    registry.accept(
        "appCallback",
        new CallbackErrand(core.jdbi(), client, callbacks, news, core.json(), core.time()));
    MessageTexts texts = new MessageTexts(doors.messages(), core.settings().zone());
    Notices notices = new Notices(texts, () -> core.rules().get().departments(), doors.publicUrl());
    registry.accept(
        "reporterMail",
        new NewsMail(
            core.jdbi(),
            core.json(),
            mailServer,
            new NewsMail.Reading(happenings, mail),
            new NewsMail.Words(notices, texts, doors.publicUrl()),
            news,
            core.time()));
    registry.accept("newsReader", new NewsReader(happenings));
    registry.accept("tellers", tellers);
    registry.accept("appNews", callbacks);
    registry.accept("mailNews", mail);
    registry.accept("cityNews", new CityNews(() -> core.rules().get().channels(), core.json()));
    registry.accept(
        "cityTelling",
        new CityTelling(
            core.jdbi(),
            core.json(),
            core.format(),
            new CityTelling.Words(notices, texts, doors.publicUrl()),
            news));
  }

  /** The city's mail server. */
  MailServer mailServer() {
    return mailServer;
  }

  /** Whom no way could reach. */
  NotToldTable notTold() {
    return new NotToldTable(core.jdbi(), core.ledger(), core.time());
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
}
