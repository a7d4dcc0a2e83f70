package id.laksa.intake;

import static id.laksa.intake.Registrars.CHAIN;
import static id.laksa.intake.Registrars.IDENTITY;
import static id.laksa.intake.Registrars.NOW;
import static id.laksa.intake.Registrars.aReceiptForTriage;
import static id.laksa.intake.Registrars.aReceiptOfAFlood;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Priority;
import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Said;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventType;
import id.laksa.complaint.HashChain;
import id.laksa.complaint.PhotoRef;
import id.laksa.complaint.Receipt;
import id.laksa.complaint.Status;
import id.laksa.place.GeoPoint;
import id.laksa.place.Place;
import id.laksa.rulebook.RuleBooks;
import id.laksa.sla.Matter;
import id.laksa.sla.Policy;
import id.laksa.sla.SlaPolicies;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrarTest {
  private static final Instant RECEIVED = NOW.truncatedTo(ChronoUnit.MICROS);
  private static final GeoPoint JAKARTA = new GeoPoint(-6.1754, 106.8272);

  @Test
  void aFloodIsDecidedAndTimedBeforeAnythingIsWritten() {
    Complaint complaint = aReceiptOfAFlood().complaint();
    State state = complaint.state();
    assertThat(state.status()).isEqualTo(Status.DISPATCHED);
    assertThat(state.category()).isEqualTo("banjir");
    assertThat(state.department()).isEqualTo("DPUPR");
    assertThat(state.round()).isEqualTo(1);
    assertThat(complaint.said().location().place()).isEqualTo(new Place("Cipondoh", "Cipondoh"));
    Policy promised = policies().of(new Matter("banjir", Priority.HIGH, null));
    assertThat(state.clock().acknowledgeBy())
        .isEqualTo(promised.acknowledgeBy(RECEIVED, List.of()));
    assertThat(state.clock().resolveBy()).isEqualTo(promised.resolveBy(RECEIVED, 1, List.of()));
    assertThat(state.clock().version()).isEqualTo(policies().version());
  }

  @Test
  void whatNoRuleDecidesGoesToAnOperatorAndItsClockRunsFromTheReceipt() {
    State state = aReceiptForTriage().complaint().state();
    assertThat(state.status()).isEqualTo(Status.TRIAGE);
    assertThat(state.category()).isNull();
    assertThat(state.department()).isNull();
    assertThat(state.clock().acknowledgeBy())
        .isEqualTo(
            policies()
                .of(new Matter(null, Priority.NORMAL, null))
                .acknowledgeBy(RECEIVED, List.of()));
  }

  private static SlaPolicies policies() {
    return RuleBooks.theCitysOwn().slaPolicies();
  }

  @Test
  void aComplaintFromOutsideTheCityIsTakenAndGoesToAnOperator() {
    Complaint complaint = register(with(JAKARTA, false, List.of())).complaint();
    assertThat(complaint.state().status()).isEqualTo(Status.TRIAGE);
    assertThat(complaint.said().location().point()).isEqualTo(JAKARTA);
    assertThat(complaint.said().location().place()).isNull();
  }

  @Test
  void theHistoryBeginsWithWhatHappenedAndHoldsTogether() {
    Receipt receipt = aReceiptOfAFlood();
    assertThat(receipt.events())
        .extracting(ChainedEvent::type)
        .containsExactly(EventType.RECEIVED, EventType.CLASSIFIED, EventType.DISPATCHED);
    assertThat(receipt.events()).extracting(ChainedEvent::seq).containsExactly(1, 2, 3);
    String head = HashChain.GENESIS;
    for (ChainedEvent event : receipt.events()) {
      assertThat(CHAIN.holds(head, event)).isTrue();
      head = event.hash();
    }
    assertThat(receipt.complaint().headHash()).isEqualTo(head);
    assertThat(receipt.complaint().headSeq()).isEqualTo(3);
  }

  @Test
  void theHistoryOfWhatAnOperatorMustDecideEndsInTriage() {
    assertThat(aReceiptForTriage().events())
        .extracting(ChainedEvent::type)
        .containsExactly(EventType.RECEIVED, EventType.CLASSIFIED, EventType.TRIAGED);
  }

  @Test
  void theHistoryKnowsNeitherThePersonNorHisWords() {
    assertThat(aReceiptOfAFlood().events())
        .allSatisfy(
            event -> {
              assertThat(event.text()).isNull();
              assertThat(event.data())
                  .doesNotContain("Siti", "+62", "selutut", "Hasyim", "-6.192", "106.677");
            });
  }

  @Test
  void theFirstEventCommitsToTheWordsWithoutSayingThem() {
    Receipt receipt = aReceiptOfAFlood();
    String commitment =
        HashChain.commitment(receipt.contentSalt(), receipt.complaint().said().text());
    assertThat(receipt.events().get(0).data()).contains(commitment);
  }

  @Test
  void aRetryHasTheSameIdentityWhateverTheTime() {
    Receipt first = aReceiptOfAFlood();
    Receipt again = Registrars.register(Submissions.aFloodComplaint(), NOW.plusSeconds(3_600));
    assertThat(again.complaint().id()).isEqualTo(first.complaint().id());
    assertThat(again.complaint().ticket()).isEqualTo(first.complaint().ticket());
    assertThat(again.fingerprint()).isEqualTo(first.fingerprint());
    assertThat(IDENTITY.isOurs(first.complaint().ticket())).isTrue();
  }

  @Test
  void timesAreCutToWhatTheLedgerKeeps() {
    Receipt receipt = aReceiptOfAFlood();
    assertThat(receipt.complaint().said().receivedAt()).isEqualTo(RECEIVED);
    assertThat(receipt.events()).extracting(ChainedEvent::at).containsOnly(RECEIVED);
  }

  @Test
  void theSamePhotoTwiceIsOnePhotoUnderAnUnguessableName() {
    String photo = "ab".repeat(32);
    Receipt receipt = register(with(null, false, List.of(photo, photo)));
    assertThat(receipt.complaint().said().photos())
        .containsExactly(
            new PhotoRef(IDENTITY.claimId("photo", receipt.complaint().id(), photo), photo));
  }

  @Test
  void aConfidentialCategoryMakesTheComplaintConfidentialUnasked() {
    Said said = register(Submissions.saying("Tetangga dipukuli #kdrt")).complaint().said();
    assertThat(said.confidential()).isTrue();
    assertThat(aReceiptOfAFlood().complaint().said().confidential()).isFalse();
  }

  @Test
  void whatTheReporterAsksForHoldsWhateverTheCategory() {
    assertThat(register(with(null, true, List.of())).complaint().said().anonymous()).isTrue();
    assertThat(aReceiptOfAFlood().complaint().said().anonymous()).isFalse();
  }

  @Test
  void whoTypedItForSomebodyIsInTheHistoryAndInNoEvent() {
    Recording recording = new Recording("sari.loket", Recording.Means.CALL_112);
    Receipt typed = register(with(null, false, List.of()).recorded(recording));
    ChainedEvent received = typed.events().get(0);
    assertThat(received.actor()).isEqualTo("sari.loket");
    assertThat(received.data()).contains("\"came\":\"call-112\"").doesNotContain("sari");
    assertThat(typed.events().get(1).actor()).isEqualTo("rules");
    ChainedEvent own = register(with(null, false, List.of())).events().get(0);
    assertThat(own.actor()).isEqualTo("reporter");
    assertThat(own.data()).doesNotContain("came");
  }

  private static Receipt register(Submission submission) {
    return Registrars.register(submission, NOW);
  }

  private static Submission with(GeoPoint point, boolean anonymous, List<String> photos) {
    return new Submission(
        Channel.APP,
        "k".repeat(16),
        "Banjir #banjir",
        List.of(),
        point,
        null,
        null,
        anonymous,
        false,
        photos);
  }
}
