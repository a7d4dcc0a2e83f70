package id.laksa.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Complaints;
import id.laksa.complaint.Identity;
import id.laksa.complaint.Status;
import id.laksa.complaint.TicketNumber;
import id.laksa.place.GeoPoint;
import id.laksa.reporter.Answer;
import id.laksa.whatsapp.InboundMessage.MediaRef;
import id.laksa.whatsapp.InboundMessage.Other;
import id.laksa.whatsapp.InboundMessage.Photo;
import id.laksa.whatsapp.InboundMessage.Pin;
import id.laksa.whatsapp.InboundMessage.Silent;
import id.laksa.whatsapp.InboundMessage.Tap;
import id.laksa.whatsapp.InboundMessage.Text;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private static final UUID ID = Identity.complaintId(Channel.WHATSAPP, "wamid.1");
  private static final TicketNumber TICKET = new Identity(Complaints.aKey()).ticketOf(ID);
  private static final Recent RECENT = state(Status.DISPATCHED);
  private static final Recent WAITING = state(Status.WAITING_FOR_REPORTER);
  private static final Recent RESOLVED = state(Status.RESOLVED);
  private static final Recent CLOSED = state(Status.CLOSED);
  private static final ConversationState NOTHING_BEFORE = in(null, null, null);
  private static final MediaRef MEDIA = new MediaRef("7", null);
  private static final Photo PHOTO = new Photo(MEDIA, null);
  private static final Pin PIN = new Pin(new GeoPoint(-6, 106), null);

  @Test
  void aHashtagIsAComplaintWhateverCameBefore() {
    assertThat(of("#sampah lagi", in(RECENT, WAITING, RESOLVED)))
        .isEqualTo(new Intent.Complain("#sampah lagi"));
    assertThat(Conversation.intentOf(new Photo(MEDIA, "#sampah"), in(RECENT, WAITING, null)))
        .isEqualTo(new Intent.Complain("#sampah"));
    assertThat(Conversation.intentOf(new Other("video", "#sampah"), NOTHING_BEFORE))
        .isEqualTo(new Intent.Complain("#sampah"));
  }

  @Test
  void aTicketNumberAloneAsks() {
    assertThat(of(" " + TICKET + " ", in(RECENT, WAITING, RESOLVED)))
        .isEqualTo(new Intent.Ask(TICKET));
  }

  @Test
  void wordsGoToWhatTheyQuote() {
    assertThat(of("di sini", in(RECENT, null, WAITING))).isEqualTo(information(WAITING, "di sini"));
    assertThat(of("di sini", in(null, null, RECENT))).isEqualTo(new Intent.Add(RECENT));
    assertThat(of("belum", in(null, null, RESOLVED))).isEqualTo(new Intent.TapInstead(RESOLVED));
    assertThat(of("belum", in(null, null, CLOSED))).isEqualTo(new Intent.Add(CLOSED));
  }

  @Test
  void wordsAnswerADepartmentThatAsks() {
    assertThat(of("ya", in(RECENT, WAITING, null))).isEqualTo(information(WAITING, "ya"));
  }

  @Test
  void aGreetingIsAnsweredByHelp() {
    assertThat(of("halo", NOTHING_BEFORE)).isEqualTo(new Intent.Help());
    assertThat(of("halo", in(RECENT, null, null))).isEqualTo(new Intent.Help());
  }

  @Test
  void otherWordsContinueWhatIsRecentUnlessTheRulesKnowThem() {
    assertThat(of("dekat pasar", in(RECENT, null, null))).isEqualTo(new Intent.Add(RECENT));
    assertThat(of("banjir", in(RECENT, null, null))).isEqualTo(new Intent.Complain("banjir"));
    assertThat(of("dekat pasar", NOTHING_BEFORE)).isEqualTo(new Intent.Complain("dekat pasar"));
  }

  @Test
  void aBarePhotoOrPlaceJoinsOrIsKept() {
    for (InboundMessage.Content bare : new InboundMessage.Content[] {PHOTO, PIN}) {
      assertThat(Conversation.intentOf(bare, in(RECENT, WAITING, state(Status.IN_PROGRESS))))
          .isEqualTo(new Intent.Add(state(Status.IN_PROGRESS)));
      assertThat(Conversation.intentOf(bare, in(RECENT, WAITING, RESOLVED)))
          .isInstanceOfSatisfying(
              Intent.Reply.class,
              reply -> {
                assertThat(reply.complaint()).isEqualTo(WAITING);
                assertThat(reply.answer().kind()).isEqualTo(Answer.Kind.INFORMATION);
              });
      assertThat(Conversation.intentOf(bare, in(RECENT, null, null)))
          .isEqualTo(new Intent.Add(RECENT));
      assertThat(Conversation.intentOf(bare, NOTHING_BEFORE)).isEqualTo(new Intent.Keep());
    }
  }

  @Test
  void aCaptionThatSaysNothingDoesNotCostThePhoto() {
    InboundMessage.MediaRef media = new InboundMessage.MediaRef("1", null);
    for (String caption : new String[] {"Selamat pagi pak", String.valueOf(TICKET)}) {
      InboundMessage.Photo photo = new InboundMessage.Photo(media, caption);
      assertThat(Conversation.intentOf(photo, NOTHING_BEFORE)).isNotInstanceOf(Intent.Help.class);
      assertThat(Conversation.intentOf(photo, in(RECENT, null, null)))
          .isInstanceOf(Intent.Add.class);
    }
  }

  @Test
  void aTapAnswersWhatIsHisOnly() {
    assertThat(tap("confirm:" + TICKET + ":12")).isEqualTo(answer(Answer.Kind.CONFIRMED, 12));
    ConversationState anothers = situation(null, null, null, Optional.empty());
    assertThat(Conversation.intentOf(new Tap("confirm:" + TICKET), anothers))
        .isEqualTo(new Intent.NotHis());
  }

  @Test
  void aTapThatNamesNoRoundIsOfTheFirst() {
    assertThat(tap("confirm:" + TICKET)).isEqualTo(answer(Answer.Kind.CONFIRMED, 1));
    assertThat(tap("reopen:" + TICKET)).isEqualTo(answer(Answer.Kind.REOPENED, 1));
  }

  @Test
  void anyOtherTapIsNothingOfHis() {
    for (String id :
        new String[] {
          "",
          "confirm:",
          "confirm:LKS-2026-000123",
          "opd:dlh",
          "x",
          "rate:6:" + TICKET + ":1",
          "confirm:" + TICKET + ":0",
          "confirm:" + TICKET + ":x",
          "confirm:" + TICKET + ":1:1"
        }) {
      assertThat(tap(id)).describedAs(id).isEqualTo(new Intent.NotHis());
    }
  }

  @Test
  void whatWeGaveToTapIsWhatWeUnderstand() {
    assertThat(Conversation.answers(TICKET, 1, "Ya", "Tidak"))
        .extracting(button -> tap(button.id()))
        .containsExactly(answer(Answer.Kind.CONFIRMED, 1), answer(Answer.Kind.REOPENED, 1));
    assertThat(Conversation.answers(TICKET, 2, "Ya", "Tidak"))
        .extracting(button -> tap(button.id()))
        .containsExactly(answer(Answer.Kind.CONFIRMED, 2), answer(Answer.Kind.REOPENED, 2));
    assertThat(Conversation.ratings(TICKET, 3, String::valueOf))
        .extracting(button -> tap(button.id()))
        .containsExactly(rated(5), rated(4), rated(3), rated(2), rated(1));
  }

  @Test
  void whatCanNotBeTakenIsSaidAndTheRestIsSilent() {
    assertThat(Conversation.intentOf(new Other("audio", null), in(RECENT, WAITING, null)))
        .isEqualTo(new Intent.CantTake());
    assertThat(Conversation.intentOf(new Silent("reaction"), in(RECENT, WAITING, null)))
        .isEqualTo(new Intent.Nothing());
  }

  @Test
  void anEmergencyIsHeardBeforeAnythingElse() {
    String fire = "Tolong kebakaran! " + TICKET;
    for (ConversationState before :
        new ConversationState[] {
          NOTHING_BEFORE,
          in(RECENT, null, null),
          in(RECENT, WAITING, null),
          in(null, state(Status.REOPENED), null),
          in(RECENT, WAITING, WAITING),
          in(null, null, RESOLVED),
          in(null, null, CLOSED)
        }) {
      assertThat(of(fire, before)).isEqualTo(new Intent.Complain(fire));
      assertThat(of("kebakaran", before)).isEqualTo(new Intent.Complain("kebakaran"));
      assertThat(Conversation.intentOf(new Photo(MEDIA, fire), before))
          .isEqualTo(new Intent.Complain(fire));
      assertThat(Conversation.intentOf(new Other("video", fire), before))
          .isEqualTo(new Intent.Complain(fire));
    }
  }

  @Test
  void whatFollowsAnEmergencyReachesItThoughADepartmentWaits() {
    Recent fire = state(Status.DISPATCHED);
    ConversationState behind = behind(fire, in(fire, WAITING, null));

    assertThat(of("di gang mawar", behind))
        .isEqualTo(
            new Intent.Reply(
                WAITING, new Answer(Answer.Kind.INFORMATION, "di gang mawar", null), fire));
    assertThat(Conversation.intentOf(PIN, behind)).isEqualTo(new Intent.Add(fire));
    assertThat(Conversation.intentOf(PHOTO, behind)).isEqualTo(new Intent.Add(fire));
    assertThat(of("di gang mawar", behind(fire, in(fire, WAITING, WAITING))))
        .isEqualTo(information(WAITING, "di gang mawar"));
  }

  private static ConversationState behind(Recent emergency, ConversationState before) {
    return new ConversationState(
        before.recent(),
        before.waiting(),
        before.quoted(),
        emergency,
        before.his(),
        before.alarming(),
        before.decidable(),
        before.smallTalk(),
        before.shown());
  }

  private static Intent of(String text, ConversationState conversation) {
    return Conversation.intentOf(new Text(text), conversation);
  }

  private static Intent tap(String id) {
    return Conversation.intentOf(new Tap(id), NOTHING_BEFORE);
  }

  private static Intent answer(Answer.Kind kind, int round) {
    return new Intent.Reply(RESOLVED, new Answer(kind, null, null).inRound(round));
  }

  private static Intent rated(int stars) {
    return new Intent.Reply(RESOLVED, new Answer(Answer.Kind.RATED, null, stars).inRound(3));
  }

  private static Intent information(Recent about, String text) {
    return new Intent.Reply(about, new Answer(Answer.Kind.INFORMATION, text, null));
  }

  private static Recent state(Status status) {
    return new Recent(ID, TICKET, status);
  }

  private static ConversationState in(
      @Nullable Recent recent, @Nullable Recent waiting, @Nullable Recent quoted) {
    return situation(recent, waiting, quoted, Optional.of(RESOLVED));
  }

  private static ConversationState situation(
      @Nullable Recent recent,
      @Nullable Recent waiting,
      @Nullable Recent quoted,
      Optional<Recent> his) {
    return new ConversationState(
        recent,
        waiting,
        quoted,
        null,
        ticket -> his,
        text -> text.contains("kebakaran"),
        "banjir"::equals,
        new SmallTalk("halo kebakaran"),
        content -> "shown");
  }
}
