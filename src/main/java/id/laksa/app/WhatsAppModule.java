package id.laksa.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.classification.Decision;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.escalation.EscalationText;
import id.laksa.escalation.EscalationWhatsApp;
import id.laksa.escalation.mail.EscalationMail;
import id.laksa.evidence.imageio.PhotoPairMaker;
import id.laksa.notification.MessageTexts;
import id.laksa.notification.Notices;
import id.laksa.reporter.AdditionDecider;
import id.laksa.reporter.jdbc.AdditionLedger;
import id.laksa.whatsapp.CloudApi;
import id.laksa.whatsapp.InboundMessage;
import id.laksa.whatsapp.MediaErrand;
import id.laksa.whatsapp.PinnedPlace;
import id.laksa.whatsapp.SendErrand;
import id.laksa.whatsapp.SmallTalk;
import id.laksa.whatsapp.graph.SendLimits;
import id.laksa.whatsapp.jdbc.ComplaintsOfContacts;
import id.laksa.whatsapp.jdbc.ContactTable;
import id.laksa.whatsapp.jdbc.ConversationActions;
import id.laksa.whatsapp.jdbc.ConversationErrand;
import id.laksa.whatsapp.jdbc.Correspondence;
import id.laksa.whatsapp.jdbc.DeskCallers;
import id.laksa.whatsapp.jdbc.Forgetting;
import id.laksa.whatsapp.jdbc.NewComplaints;
import id.laksa.whatsapp.jdbc.NoticeSender;
import id.laksa.whatsapp.jdbc.PhotosOfComplaints;
import id.laksa.whatsapp.jdbc.ProcessedMessageIds;
import id.laksa.whatsapp.jdbc.SendMemory;
import id.laksa.whatsapp.jdbc.SentStatuses;
import id.laksa.whatsapp.jdbc.SentTable;
import id.laksa.whatsapp.jdbc.StatusTexts;
import id.laksa.whatsapp.jdbc.WaitingTable;
import id.laksa.whatsapp.jdbc.WebhookInbox;
import id.laksa.whatsapp.webhook.Delivery;
import id.laksa.whatsapp.webhook.WebhookEndpoint;
import id.laksa.whatsapp.webhook.WebhookSignature;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.BiConsumer;

/** Wires what stands behind the WhatsApp routes. */
final class WhatsAppModule {
  private final CoreModule core;
  private final DoorsModule doors;
  private final CloudAccount account;
  private final MeterRegistry meters;
  private final SpoolModule spool;
  private final DeliveryModule delivery;
  private final ErrandTable errands;
  private final ProcessedMessageIds processed;
  private final SentTable sent;
  private final WaitingTable waiting;
  private final ContactTable contacts;
  private final ComplaintsOfContacts complaints = new ComplaintsOfContacts();
  private final Correspondence correspondence;
  private final SentStatuses statuses;
  private final AdditionLedger additions;
  private final MessageTexts texts;

  WhatsAppModule(
      CoreModule core,
      DoorsModule doors,
      CloudAccount account,
      MeterRegistry meters,
      SpoolModule spool,
      DeliveryModule delivery) {
    this.delivery = delivery;
    this.spool = spool;
    this.core = core;
    this.doors = doors;
    this.account = account;
    this.meters = meters;
    byte[] ticketKey = core.keys().ticketKey();
    this.errands = new ErrandTable(core.jdbi(), core.box());
    this.processed = new ProcessedMessageIds(ticketKey);
    this.sent = new SentTable(ticketKey, core.box(), core.json());
    this.waiting = new WaitingTable(core.box());
    this.contacts = new ContactTable(ticketKey, core.box(), core.json());
    this.correspondence = new Correspondence(errands, core.json(), core.time());
    this.statuses =
        new SentStatuses(
            core.jdbi(),
            sent,
            correspondence,
            delivery.book(),
            core.settings().ladder(),
            core.time());
    this.additions =
        new AdditionLedger(
            core.jdbi(),
            core.ledger(),
            new AdditionDecider(core.slaClocks(), core.texts()),
            core.time());
    this.texts = new MessageTexts(doors.messages(), core.settings().zone());
  }

  /** Names every bean, as the routes call it. */
  void bind(BiConsumer<String, Object> registry) {
    SendLimits limits =
        new SendLimits(core.settings().number("laksa.whatsapp.per-second"), core.time());
    CloudApi cloud = account.api(limits);
    WebhookInbox inbox = new WebhookInbox(core.jdbi(), errands, processed, core.time());
    spool.bind(registry, doors.intake(), inbox, errands);
    registry.accept("whatsappWebhook", webhook(limits, inbox));
    registry.accept("whatsappConversation", conversation());
    registry.accept(
        "whatsappMedia",
        new MediaErrand(
            cloud,
            doors.sanitizer(),
            doors.photoStore(),
            new PhotosOfComplaints(additions, processed, core.identity(), core.time()),
            core.json(),
            doors.scratch()));
    registry.accept(
        "whatsappSend",
        new SendErrand(
            cloud,
            new SendMemory(core.jdbi(), contacts, sent, statuses),
            doors.photoStore(),
            new PhotoPairMaker(),
            core.json(),
            core.settings().text("laksa.whatsapp.template.language")));
    bindEscalations(registry, cloud);
    registry.accept(
        "whatsappForgetting",
        new Forgetting(core.jdbi(), processed, waiting, sent, contacts, core.time()));
    registry.accept("whatsappNews", news());
  }

  private void bindEscalations(BiConsumer<String, Object> registry, CloudApi cloud) {
    Settings settings = core.settings();
    EscalationText letter =
        new EscalationText(texts, () -> core.rules().get().departments(), doors.publicUrl());
    registry.accept(
        "escalationWhatsApp",
        new EscalationWhatsApp(
            cloud,
            letter,
            core.json(),
            settings.text("laksa.whatsapp.template.escalation"),
            settings.text("laksa.whatsapp.template.language")));
    registry.accept(
        "escalationMail",
        new EscalationMail(delivery.mailServer(), letter, core.json(), core.time()));
  }

  private WebhookEndpoint webhook(SendLimits limits, WebhookInbox inbox) {
    ObjectMapper json = core.json();
    return new WebhookEndpoint(
        new WebhookSignature(account.appSecret()),
        account.verifyToken(),
        new WebhookEndpoint.Inbox() {
          @Override
          public int keep(List<Delivery.Element> elements) {
            limits.noteIncoming(
                (int) elements.stream().filter(Delivery.Element::isMessage).count());
            return spool.keep(inbox, elements);
          }

          @Override
          public void bury(byte[] body, Delivery.Unreadable why) {
            inbox.bury(body, why, json);
          }
        },
        this::count,
        core.answers());
  }

  private ConversationErrand conversation() {
    NewComplaints newComplaints =
        new NewComplaints(
            core.jdbi(),
            doors.intake(),
            core.identity(),
            additions,
            new NewComplaints.Notebook(processed, complaints, waiting, correspondence));
    ConversationActions actions =
        new ConversationActions(
            core.jdbi(),
            new ConversationActions.Desk(doors.answerLedger(), additions),
            new ConversationActions.Notebook(processed, waiting, complaints, correspondence),
            texts,
            new PinnedPlace(() -> core.rules().get().places(), texts),
            new StatusTexts(core.identity(), doors.views(), texts, doors.publicUrl()));
    return new ConversationErrand(
        core.jdbi(),
        new ConversationErrand.Book(contacts, complaints, sent),
        new ConversationErrand.Hands(newComplaints, actions, statuses),
        new ConversationErrand.Understanding(
            text -> decided(text).emergency(),
            text -> !decided(text).needsTriage(),
            new SmallTalk(texts.text("whatsapp.small-talk")),
            content ->
                content instanceof InboundMessage.Pin pin
                    ? pin.told(texts)
                    : texts.text("whatsapp.shown.photo")),
        core.settings().duration("laksa.whatsapp.join"),
        core.time(),
        this::count);
  }

  private Decision decided(String text) {
    return core.rules().get().classifier().classify(text, List.of(), null);
  }

  private NoticeSender news() {
    Settings settings = core.settings();
    return new NoticeSender(
        new Notices(texts, () -> core.rules().get().departments(), doors.publicUrl()),
        texts,
        complaints,
        new DeskCallers(contacts, complaints, core.format(), core.time()),
        correspondence,
        new NoticeSender.Templates(
            settings.text("laksa.whatsapp.template.news"),
            settings.text("laksa.whatsapp.template.resolved")));
  }

  private void count(String kind, int times) {
    Counter.builder("laksa.whatsapp.received")
        .tag("kind", kind)
        .description("What came from Meta, by kind")
        .register(meters)
        .increment(times);
  }
}
