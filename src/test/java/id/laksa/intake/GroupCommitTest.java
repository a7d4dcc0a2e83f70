package id.laksa.intake;

import static id.laksa.intake.Receipts.anUnstorableReceipt;
import static id.laksa.intake.Receipts.someReceipts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.complaint.LedgerException;
import id.laksa.complaint.Receipt;
import id.laksa.intake.GroupCommit.Committed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
  private static final int ENOUGH = 10_000;
  private final Receipts ledger = new Receipts();
  private final CountDownLatch atWork = new CountDownLatch(1);
  private final CountDownLatch mayGoOn = new CountDownLatch(1);

  @Test
  void racingProducersEachGetTheAnswerToTheirOwn() throws Exception {
    Map<Receipt, CompletableFuture<Committed>> answers = new ConcurrentHashMap<>();
    try (GroupCommit commit =
        new GroupCommit(ledger, 3, 32, ENOUGH, Duration.ZERO, fault -> false)) {
      List<Receipt> receipts = someReceipts(2_000);
      List<Thread> producers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        List<Receipt> own = receipts.subList(i * 250, (i + 1) * 250);
        producers.add(new Thread(() -> own.forEach(one -> answers.put(one, offer(commit, one)))));
      }
      producers.forEach(Thread::start);
      for (Thread producer : producers) {
        producer.join();
      }
      assertThat(answers).hasSize(2_000);
      answers.forEach(
          (receipt, answer) ->
              assertThat(answer.join())
                  .isEqualTo(new Committed(receipt.fingerprint(), receipt.complaint())));
    }
    assertThat(ledger.batches().stream().flatMap(List::stream)).hasSize(2_000);
    assertThat(ledger.batches()).allMatch(batch -> batch.size() <= 32);
  }

  @Test
  void everyBatchIsWrittenInOneOrderSoThatTwoNodesCannotDeadlock() throws Exception {
    try (GroupCommit commit = heldUp(64, ENOUGH)) {
      List<CompletableFuture<Committed>> answers = offerAll(commit, someReceipts(50));
      mayGoOn.countDown();
      answers.forEach(CompletableFuture::join);
    }
    assertThat(ledger.batches().get(1))
        .hasSize(50)
        .isSortedAccordingTo(Comparator.comparing(receipt -> receipt.complaint().id()));
  }

  @Test
  void aReceiptThatCannotBeStoredTakesNoOtherWithIt() throws Exception {
    try (GroupCommit commit = heldUp(64, ENOUGH)) {
      List<CompletableFuture<Committed>> sound = offerAll(commit, someReceipts(5));
      CompletableFuture<Committed> bad = offer(commit, anUnstorableReceipt());
      sound.addAll(offerAll(commit, someReceipts(10).subList(5, 10)));
      mayGoOn.countDown();
      assertThat(sound).extracting(answer -> answer.join().fingerprint()).doesNotContainNull();
      assertThatThrownBy(bad::join).hasCauseInstanceOf(LedgerException.class);
    }
  }

  @Test
  void whatIsTooMuchIsRefusedAndNotKept() throws Exception {
    try (GroupCommit commit = heldUp(64, 3)) {
      List<CompletableFuture<Committed>> taken = offerAll(commit, someReceipts(3));
      assertThat(commit.offer(anUnstorableReceipt(), new CompletableFuture<>())).isFalse();
      assertThat(commit.waiting()).isEqualTo(3);
      mayGoOn.countDown();
      taken.forEach(CompletableFuture::join);
    }
  }

  @Test
  void aStoreThatIsAwayFailsAllThatWaitAtOnce() throws Exception {
    try (GroupCommit commit = heldUp(64, ENOUGH)) {
      List<CompletableFuture<Committed>> answers = offerAll(commit, someReceipts(20));
      ledger.goAway();
      mayGoOn.countDown();
      assertThat(answers)
          .allSatisfy(
              answer -> assertThatThrownBy(answer::join).hasCauseInstanceOf(LedgerException.class));
      assertThat(ledger.batches()).hasSize(1);
    }
  }

  @Test
  void onceTheStoreIsBackTheWriterGoesOn() {
    try (GroupCommit commit =
        new GroupCommit(ledger, 1, 64, ENOUGH, Duration.ZERO, fault -> false)) {
      ledger.goAway();
      assertThatThrownBy(offer(commit, someReceipts(1).get(0))::join).isNotNull();
      ledger.comeBack();
      assertThat(offer(commit, someReceipts(1).get(0)).join().fingerprint())
          .isEqualTo("complaint-0");
    }
  }

  @Test
  void whoComesAloneWaitsForNoRest() {
    try (GroupCommit commit =
        new GroupCommit(ledger, 1, 64, ENOUGH, Duration.ofDays(1), fault -> false)) {
      someReceipts(3).forEach(receipt -> offer(commit, receipt).join());
    }
  }

  @Test
  void asManyAsWereWrittenTogetherWaitForNoRestEither() throws InterruptedException {
    try (GroupCommit commit = heldUp(2, ENOUGH, Duration.ofDays(1))) {
      List<CompletableFuture<Committed>> answers = offerAll(commit, someReceipts(5).subList(1, 5));
      mayGoOn.countDown();
      assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isNotNull());
    }
  }

  @Test
  void aWriterRestsNoLongerThanItsTransactionTook() throws InterruptedException {
    try (GroupCommit commit = heldUp(64, ENOUGH, Duration.ofDays(1))) {
      List<Receipt> receipts = someReceipts(6);
      List<CompletableFuture<Committed>> together = offerAll(commit, receipts.subList(1, 5));
      mayGoOn.countDown();
      assertThat(together).allSatisfy(answer -> assertThat(answer.join()).isNotNull());
      assertThat(offer(commit, receipts.get(5)).join()).isNotNull();
    }
  }

  /** One writer, held up in its first write until {@code mayGoOn}. */
  private GroupCommit heldUp(int largestBatch, int capacity) throws InterruptedException {
    return heldUp(largestBatch, capacity, Duration.ZERO);
  }

  private GroupCommit heldUp(int largestBatch, int capacity, Duration rest)
      throws InterruptedException {
    GroupCommit.ReceiptStore slow =
        receipts -> {
          atWork.countDown();
          try {
            mayGoOn.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return ledger.write(receipts);
        };
    GroupCommit commit =
        new GroupCommit(slow, 1, largestBatch, capacity, rest, GroupCommitTest::isAway);
    assertThat(commit.offer(someReceipts(1).get(0), new CompletableFuture<>())).isTrue();
    atWork.await();
    return commit;
  }

  private static boolean isAway(Throwable fault) {
    return "away".equals(fault.getMessage());
  }

  private static List<CompletableFuture<Committed>> offerAll(
      GroupCommit commit, List<Receipt> receipts) {
    List<CompletableFuture<Committed>> answers = new ArrayList<>();
    receipts.forEach(receipt -> answers.add(offer(commit, receipt)));
    return answers;
  }

  private static CompletableFuture<Committed> offer(GroupCommit commit, Receipt receipt) {
    CompletableFuture<Committed> answer = new CompletableFuture<>();
    assertThat(commit.offer(receipt, answer)).isTrue();
    return answer;
  }
}
