package id.laksa.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.classification.Decision;
import id.laksa.complaint.Outbox.Destination;
import id.laksa.errand.ErrandHandler;
import id.laksa.errand.ErrandRunner;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.escalation.EscalationWhatsApp;
import id.laksa.escalation.Letter;
import id.laksa.escalation.jdbc.EscalationPost;
import id.laksa.escalation.mail.EscalationMail;
import id.laksa.evidence.imageio.PhotoPairMaker;
import id.laksa.notification.Notices;
import id.laksa.notification.Wording;
import id.laksa.notification.jdbc.Happenings;
import id.laksa.relay.OutboxRelay;
import id.laksa.relay.Sender;
import id.laksa.reporter.jdbc.AdditionLedger;
import id.laksa.sla.Receiver.Channel;
import id.laksa.whatsapp.CloudApi;
import id.laksa.whatsapp.MediaErrand;
import id.laksa.whatsapp.PinnedPlace;
import id.laksa.whatsapp.SendErrand;
import id.laksa.whatsapp.SmallTalk;
import id.laksa.whatsapp.graph.SendLimits;
import id.laksa.whatsapp.jdbc.ComplaintsOfContacts;
import id.laksa.whatsapp.jdbc.ContactTable;
import id.laksa.whatsapp.jdbc.ConversationErrand;
import id.laksa.whatsapp.jdbc.Correspondence;
import id.laksa.whatsapp.jdbc.Deeds;
import id.laksa.whatsapp.jdbc.Forgetting;
import id.laksa.whatsapp.jdbc.NewComplaints;
import id.laksa.whatsapp.jdbc.NoticeSender;
import id.laksa.whatsapp.jdbc.PhotosOfComplaints;
import id.laksa.whatsapp.jdbc.Seen;
import id.laksa.whatsapp.jdbc.SendMemory;
import id.laksa.whatsapp.jdbc.SentStatuses;
import id.laksa.whatsapp.jdbc.SentTable;
import id.laksa.whatsapp.jdbc.StatusTexts;
import id.laksa.whatsapp.jdbc.WaitingTable;
import id.laksa.whatsapp.jdbc.WebhookInbox;
import id.laksa.whatsapp.webhook.Delivery;
import id.laksa.whatsapp.webhook.Signature;
import id.laksa.whatsapp.webhook.WebhookEndpoint;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Wires what stands behind the WhatsApp routes. */
final class WhatsAppDoor {
  private final Parts parts;
  private final Doors doors;
  private final CloudAccount account;
  private final MeterRegistry meters;
  private final Spooling spooling;
  private final Delivering delivering;
  private final ErrandTable errands;
  private final Seen seen;
  private final SentTable sent;
  private final WaitingTable waiting;
  private final ContactTable contacts;
  private final ComplaintsOfContacts complaints = new ComplaintsOfContacts();
  private final Correspondence correspondence;
  private final SentStatuses statuses;
  private final AdditionLedger additions;
  private final Wording wording;

  WhatsAppDoor(
      Parts parts,
      Doors doors,
      CloudAccount account,
      MeterRegistry meters,
      Spooling spooling,
      Delivering delivering) {
    this.delivering = delivering;
    this.spooling = spooling;
    this.parts = parts;
    this.doors = doors;
    this.account = account;
    this.meters = meters;
    byte[] ticketKey = parts.keys().ticketKey();
    this.errands = new ErrandTable(parts.jdbi(), parts.box());
    this.seen = new Seen(ticketKey);
    this.sent = new SentTable(ticketKey, parts.box(), parts.json());
    this.waiting = new WaitingTable(parts.box());
    this.contacts = new ContactTable(ticketKey, parts.box(), parts.json());
    this.correspondence = new Correspondence(errands, parts.json(), parts.clock());
    this.statuses =
        new SentStatuses(
            parts.jdbi(),
            sent,
            correspondence,
            delivering.book(),
            parts.settings().ladder(),
            parts.clock());
    this.additions =
        new AdditionLedger(parts.jdbi(), parts.ledger(), parts.clockwork(), parts.clock());
    this.wording = new Wording(doors.messages(), parts.settings().zone());
  }

  /** Names every bean, as the routes call it. */
  void bind(BiConsumer<String, Object> registry) {
    SendLimits limits =
        new SendLimits(parts.settings().number("laksa.whatsapp.per-second"), parts.clock());
    CloudApi cloud = account.api(limits);
    WebhookInbox inbox = new WebhookInbox(parts.jdbi(), errands, seen, parts.clock());
    spooling.bind(registry, doors.intake(), inbox, errands);
    registry.accept("whatsappWebhook", webhook(limits, inbox));
    registry.accept("whatsappConversation", runner(WebhookInbox.KIND, conversation()));
    registry.accept(
        "whatsappMedia",
        runner(
            MediaErrand.KIND,
            new MediaErrand(
                cloud,
                doors.sanitizer(),
                doors.photoStore(),
                new PhotosOfComplaints(additions, seen, parts.identity(), parts.clock()),
                parts.json(),
                doors.scratch())));
    registry.accept(
        "whatsappSend",
        runner(
            SendErrand.KIND,
            new SendErrand(
                cloud,
                new SendMemory(parts.jdbi(), contacts, sent, statuses),
                doors.photoStore(),
                new PhotoPairMaker(),
                parts.json(),
                parts.settings().text("laksa.whatsapp.template.language"))));
    bindEscalations(registry, cloud);
    registry.accept(
        "whatsappForgetting",
        new Forgetting(parts.jdbi(), seen, waiting, sent, contacts, parts.clock()));
    registry.accept("notificationRelay", notifications());
  }

  private void bindEscalations(BiConsumer<String, Object> registry, CloudApi cloud) {
    Settings settings = parts.settings();
    Letter letter = new Letter(wording, () -> parts.rules().get().departments(), doors.publicUrl());
    registry.accept(
        "escalationWhatsApp",
        runner(
            EscalationPost.kind(Channel.WHATSAPP),
            new EscalationWhatsApp(
                cloud,
                letter,
                parts.json(),
                settings.text("laksa.whatsapp.template.escalation"),
                settings.text("laksa.whatsapp.template.language"))));
    registry.accept(
        "escalationMail",
        runner(
            EscalationPost.kind(Channel.EMAIL),
            new EscalationMail(delivering.mailServer(), letter, parts.json(), parts.clock())));
  }

  private WebhookEndpoint webhook(SendLimits limits, WebhookInbox inbox) {
    ObjectMapper json = parts.json();
    return new WebhookEndpoint(
        new Signature(account.appSecret()),
        account.verifyToken(),
        new WebhookEndpoint.Inbox() {
          @Override
          public int keep(List<Delivery.Element> elements) {
            limits.noteIncoming(
                (int) elements.stream().filter(Delivery.Element::isMessage).count());
            return spooling.keep(inbox, elements);
          }

          @Override
          public void bury(byte[] body, Delivery.Unreadable why) {
            inbox.bury(body, why, json);
          }
        },
        this::count,
        parts.answers());
  }

  private ConversationErrand conversation() {
    NewComplaints newComplaints =
        new NewComplaints(
            parts.jdbi(),
            doors.intake(),
            parts.identity(),
            additions,
            new NewComplaints.Notebook(seen, complaints, waiting, correspondence));
    Deeds deeds =
        new Deeds(
            parts.jdbi(),
            new Deeds.Desk(doors.answerLedger(), additions),
            new Deeds.Notebook(seen, waiting, complaints, correspondence),
            wording,
            new PinnedPlace(() -> parts.rules().get().places()),
            new StatusTexts(parts.identity(), doors.views(), wording, doors.publicUrl()));
    return new ConversationErrand(
        parts.jdbi(),
        new ConversationErrand.Book(contacts, complaints, sent),
        new ConversationErrand.Hands(newComplaints, deeds, statuses),
        new ConversationErrand.Understanding(
            text -> decided(text).emergency(),
            text -> !decided(text).needsTriage(),
            new SmallTalk(wording.text("whatsapp.small-talk"))),
        parts.settings().duration("laksa.whatsapp.join"),
        parts.clock(),
        this::count);
  }

  private Decision decided(String text) {
    return parts.rules().get().classifier().classify(text, List.of(), null);
  }

  private OutboxRelay notifications() {
    Settings settings = parts.settings();
    NoticeSender sender =
        new NoticeSender(
            new Happenings(parts.format()),
            new Notices(wording, () -> parts.rules().get().departments(), doors.publicUrl()),
            wording,
            complaints,
            correspondence,
            new NoticeSender.Templates(
                settings.text("laksa.whatsapp.template.news"),
                settings.text("laksa.whatsapp.template.resolved")));
    return new OutboxRelay(
        parts.jdbi(),
        Destination.NOTIFICATIONS,
        both(sender, delivering.others()),
        settings.number("laksa.relay.batch"));
  }

  private static Sender both(Sender first, Sender second) {
    return (handle, rows) ->
        Stream.concat(first.send(handle, rows).stream(), second.send(handle, rows).stream())
            .toList();
  }

  private ErrandRunner runner(String kind, ErrandHandler handler) {
    return new ErrandRunner(kind, errands, handler, parts.settings().ladder(), parts.clock());
  }

  private void count(String kind, int times) {
    meters.counter("laksa.whatsapp.received", "kind", kind).increment(times);
  }
}
