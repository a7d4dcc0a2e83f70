package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Citizen.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Said twice is one complaint. */
class IdempotencyIT extends SpineCase {
  private static final String ROAD = saying("Jalan berlubang #jalanrusak");
  private final String key = UUID.randomUUID().toString();

  @Test
  void theSameKeyAgainGetsTheSameBytesHoweverFarTheComplaintHasCome() throws Exception {
    Answer first = citizen.complain(ROAD, key);
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      dpupr.answer(first.ticket(), "RETURNED");
      awaitStatus(first.ticket(), "RETURNED");
    }
    Answer again = citizen.complain(ROAD, key);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.raw().body()).isEqualTo(first.raw().body());
    assertThat(again.raw().headers().firstValue("Location"))
        .isEqualTo(first.raw().headers().firstValue("Location"));
    assertThat(history(first.ticket())).containsOnlyOnce("received", "dispatched");
  }

  @Test
  void theSameContentWrittenOtherwiseIsTheSame() {
    Answer first = citizen.complain("{\"text\": \"a\", \"anonymous\": true}", key);
    Answer again = citizen.complain("{\"anonymous\":true,\"text\":\"\\u0061\"}", key);
    assertThat(again.raw().body()).isEqualTo(first.raw().body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\": \"Jalan berlubang #jalanrusak.\"}",
        "{\"text\": \"Jalan berlubang #jalanrusak\", \"anonymous\": true}",
        "{\"text\": \"Jalan berlubang #jalanrusak\", \"hashtags\": [\"#pju\"]}",
        "{\"text\": \"Jalan berlubang #jalanrusak\", \"reporter\": {\"phone\": \"1\"}}",
        "{\"text\": \"Jalan berlubang #jalanrusak\", \"location\": {\"address\": \"1\"}}"
      })
  void theSameKeyWithAnotherBodyIsRefused(String other) {
    assertThat(citizen.complain(ROAD, key).status()).isEqualTo(201);
    LedgerPeek.Size before = ledger.size();
    assertProblem(citizen.complain(other, key), 422);
    assertThat(ledger.size().complaints()).isEqualTo(before.complaints());
    assertThat(ledger.size().persons()).isEqualTo(before.persons());
  }

  @Test
  void theSameKeyWithAnotherPhotoIsRefused() {
    Answer first = withPhoto(1);
    assertThat(withPhoto(1).raw().body()).isEqualTo(first.raw().body());
    assertProblem(withPhoto(2), 422);
    assertProblem(citizen.complain(ROAD, key), 422);
  }

  @RepeatedTest(5)
  void tenAtOnceWithOneKeyAreOneComplaintAndOneWorkOrder() throws Exception {
    List<Answer> answers = tenAtOnce();
    assertThat(answers).allMatch(answer -> answer.status() == 201);
    assertThat(answers.stream().map(answer -> answer.body().toString()).distinct()).hasSize(1);
    String ticket = answers.get(0).ticket();
    assertThat(ledger.count("select count(*) from complaint where ticket = ?", ticket))
        .isEqualTo(1);
    assertThat(history(ticket)).containsExactly("received", "classified", "dispatched");
    await().until(() -> ledger.waiting(ticket) == 0);
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      assertThat(dpupr.queued(ticket)).isEqualTo(1);
    }
  }

  @Test
  void withoutAKeyEachIsItsOwn() {
    byte[] json = ROAD.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Map<String, String> headers = Map.of("Content-Type", "application/json");
    assertThat(citizen.post(COMPLAINTS, json, headers).ticket())
        .isNotEqualTo(citizen.post(COMPLAINTS, json, headers).ticket());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 129, 1_000})
  void aKeyOfAnotherLengthIsRefused(int length) {
    Answer answer = citizen.complain(ROAD, "k".repeat(length));
    assertProblem(answer, 400);
    assertThat(answer.blamed()).containsExactly("Idempotency-Key");
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 128})
  void theShortestAndTheLongestKeyAreTaken(int length) {
    String fresh = key.replace("-", "").repeat(4).substring(0, length);
    assertThat(citizen.complain(ROAD, fresh).status()).isEqualTo(201);
  }

  private Answer withPhoto(int seed) {
    return citizen.postForm(
        COMPLAINTS,
        List.of(Part.complaint(ROAD), Part.photo(Photographs.ofAStreet(seed))),
        Map.of("Idempotency-Key", key));
  }

  private List<Answer> tenAtOnce() throws Exception {
    CyclicBarrier start = new CyclicBarrier(10);
    ExecutorService senders = Executors.newFixedThreadPool(10);
    try {
      List<Future<Answer>> sent = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        sent.add(
            senders.submit(
                () -> {
                  start.await();
                  return citizen.complain(ROAD, key);
                }));
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : sent) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      senders.shutdown();
    }
  }
}
