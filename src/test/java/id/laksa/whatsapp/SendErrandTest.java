package id.laksa.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.errand.Errand;
import id.laksa.errand.ErrandOutcome;
import id.laksa.evidence.PhotoStore;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SendErrandTest {
  private static final UUID ID = UUID.randomUUID();
  private static final Contact SITI =
      new Contact(UUID.randomUUID(), new WhatsAppUser("62811", null), "Siti");
  private static final Outgoing WORDS = Outgoing.words(SITI.id(), "help", "Halo");
  private static final Outgoing NEWS = news(false);
  private final ObjectMapper json = new ObjectMapper();
  private final List<String> accepted = new ArrayList<>();
  private final List<String> undelivered = new ArrayList<>();
  private @Nullable Contact contact = SITI;
  private boolean known;

  static Stream<Arguments> results() {
    Duration minute = Duration.ofMinutes(1);
    return Stream.of(
        Arguments.of(new SendResult.Sent("wamid.1"), ErrandOutcome.DONE),
        Arguments.of(
            new SendResult.Later("own-limit", minute), new ErrandOutcome.NotDueYet(minute)),
        Arguments.of(
            new SendResult.Later("130429", minute), new ErrandOutcome.Held("130429", minute)),
        Arguments.of(
            new SendResult.Later("131056", null),
            new ErrandOutcome.Held("131056", Duration.ofSeconds(1))),
        Arguments.of(new SendResult.Later("503", null), ErrandOutcome.later("503")),
        Arguments.of(new SendResult.Later("503", minute), new ErrandOutcome.Held("503", minute)),
        Arguments.of(new SendResult.Uncertain("timeout"), ErrandOutcome.later("timeout")),
        Arguments.of(new SendResult.Refused("190"), ErrandOutcome.later("refused-190")),
        Arguments.of(
            new SendResult.Undeliverable("131026"),
            new ErrandOutcome.Dead("undeliverable-131026")));
  }

  @ParameterizedTest
  @MethodSource("results")
  void whatBecomesOfItIsWhatMetaSaid(SendResult result, ErrandOutcome outcome) throws Exception {
    assertThat(attempt(WORDS, 1, FakeCloud.answering(result))).isEqualTo(outcome);
    assertThat(accepted).hasSize(result instanceof SendResult.Sent ? 1 : 0);
  }

  @Test
  void afterADayOfSilenceTheTemplateGoes() throws Exception {
    FakeCloud cloud =
        FakeCloud.answering(new SendResult.WindowClosed(), new SendResult.Sent("wamid.2"));
    assertThat(attempt(NEWS, 1, cloud)).isEqualTo(ErrandOutcome.DONE);
    assertThat(cloud.sent.get(0)).isInstanceOf(Message.Text.class);
    assertThat(cloud.sent.get(1))
        .isEqualTo(new Message.Template("kabar", "id", List.of("LKS"), null, List.of()));
    assertThat(accepted).containsExactly("wamid.2");
  }

  @Test
  void afterADayOfSilenceWhatIsNotWorthATemplateStays() throws Exception {
    FakeCloud cloud = FakeCloud.answering(new SendResult.WindowClosed());
    assertThat(attempt(WORDS, 1, cloud)).isEqualTo(ErrandOutcome.DONE);
    assertThat(accepted).isEmpty();
  }

  @Test
  void newsWhoseTemplateIsRefusedForSilenceGoesAnotherWay() throws Exception {
    FakeCloud cloud =
        FakeCloud.answering(new SendResult.WindowClosed(), new SendResult.WindowClosed());
    assertThat(attempt(NEWS, 1, cloud)).isEqualTo(ErrandOutcome.DONE);
    assertThat(undelivered).containsExactly("window-closed");
  }

  @Test
  void whereTheWindowIsKnownToBeClosedOnlyTheTemplateIsTried() throws Exception {
    FakeCloud cloud = FakeCloud.answering(new SendResult.Sent("wamid.3"));
    attempt(news(true), 1, cloud);
    assertThat(cloud.sent).singleElement().isInstanceOf(Message.Template.class);
  }

  @Test
  void whatMetaIsKnownToHaveIsNotSentAgain() throws Exception {
    known = true;
    FakeCloud cloud = FakeCloud.answering();
    assertThat(attempt(NEWS, 2, cloud)).isEqualTo(ErrandOutcome.DONE);
    assertThat(cloud.sent).isEmpty();
  }

  @Test
  void newsThatCanNotBeDeliveredGoesAnotherWay() throws Exception {
    FakeCloud cloud = FakeCloud.answering(new SendResult.Undeliverable("131026"));
    assertThat(attempt(NEWS, 1, cloud)).isEqualTo(ErrandOutcome.DONE);
    assertThat(undelivered).containsExactly("undeliverable-131026");
  }

  @Test
  void newsAtTheEndOfTheLadderGoesAnotherWayAndMayBeSentAgain() throws Exception {
    Errand errand = new Errand(ID, SendErrand.KIND, SITI.id(), json.writeValueAsString(NEWS), 11);
    SendErrand send =
        new SendErrand(
            FakeCloud.answering(),
            new FakeMemory(),
            new NoPhotos(),
            (before, after) -> after,
            json,
            "id");
    assertThat(send.exhausted(errand, "refused-190"))
        .isEqualTo(new ErrandOutcome.Dead("refused-190"));
    assertThat(undelivered).containsExactly("refused-190");
  }

  @Test
  void theWaitsThatMetaAsksForGrowAndEndOnTheLadder() throws Exception {
    assertThat(held(0)).isEqualTo(new ErrandOutcome.Held("131056", Duration.ofSeconds(1)));
    assertThat(held(3)).isEqualTo(new ErrandOutcome.Held("131056", Duration.ofSeconds(64)));
    assertThat(held(6)).isEqualTo(new ErrandOutcome.Held("131056", Duration.ofSeconds(4096)));
    assertThat(held(7)).isInstanceOf(ErrandOutcome.Later.class);
  }

  private ErrandOutcome held(int before) throws Exception {
    Errand errand =
        new Errand(ID, SendErrand.KIND, SITI.id(), json.writeValueAsString(NEWS), 1, before);
    FakeCloud cloud = FakeCloud.answering(new SendResult.Later("131056", null));
    return new SendErrand(
            cloud, new FakeMemory(), new NoPhotos(), (first, second) -> second, json, "id")
        .attempt(errand);
  }

  @Test
  void nobodyIsWrittenToWhoWasErased() throws Exception {
    contact = null;
    assertThat(attempt(NEWS, 1, FakeCloud.answering())).isEqualTo(ErrandOutcome.DONE);
  }

  @Test
  void noMessageShowsWhatItSays() {
    assertThat(NEWS).asString().doesNotContain("Kabar", "LKS", SITI.id().toString());
    assertThat(NEWS.callbackData(ID)).isEqualTo("LKS:news:" + ID);
    assertThat(WORDS.callbackData(ID)).isEqualTo("-:help:" + ID);
  }

  private ErrandOutcome attempt(Outgoing outgoing, int attempts, FakeCloud cloud) throws Exception {
    Errand errand =
        new Errand(ID, SendErrand.KIND, SITI.id(), json.writeValueAsString(outgoing), attempts);
    return new SendErrand(
            cloud, new FakeMemory(), new NoPhotos(), (before, after) -> after, json, "id")
        .attempt(errand);
  }

  private static Outgoing news(boolean asTemplate) {
    return new Outgoing(
        SITI.id(),
        ID,
        "LKS",
        "news",
        "Kabar",
        null,
        List.of(),
        new Outgoing.Fallback("kabar", List.of("LKS"), false, List.of()),
        asTemplate,
        0,
        5,
        null,
        null);
  }

  private final class FakeMemory implements SendErrand.Memory {
    @Override
    public Optional<Contact> contact(UUID id) {
      return Optional.ofNullable(contact);
    }

    @Override
    public boolean isKnown(UUID errandId) {
      return known;
    }

    @Override
    public void accepted(UUID errandId, Outgoing outgoing, String wamid) {
      accepted.add(wamid);
    }

    @Override
    public void undelivered(Outgoing outgoing, String reason) {
      undelivered.add(reason);
    }
  }

  private static final class NoPhotos implements PhotoStore {
    @Override
    public boolean renew(String sha256) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean remove(String sha256) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String put(byte[] photo) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<InputStream> open(String id) {
      return Optional.empty();
    }
  }
}
