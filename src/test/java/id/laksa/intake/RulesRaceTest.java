package id.laksa.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.Receipt;
import id.laksa.rulebook.RuleBook;
import id.laksa.rulebook.RuleBooks;
import id.laksa.rulebook.RulesInForce;
import id.laksa.sla.Matter;
import id.laksa.sla.Policy;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesRaceTest {
  private static final int THREADS = 4;
  private static final int DECISIONS = 3_000;
  private final RuleBook road = RuleBooks.theCitysOwn();
  @TempDir private Path root;

  @Test
  void everyDecisionIsOfOneVersionWhateverComesIntoForceMeanwhile() {
    RuleBook flood = RuleBooks.whereADamagedRoadIsAFlood(root);
    RulesInForce rules = new RulesInForce(road, Registrars.NOW);
    SubmissionClassifier classifier = new SubmissionClassifier(rules, ZoneOffset.UTC);

    List<Receipt> receipts =
        IntStream.range(0, THREADS)
            .mapToObj(
                thread ->
                    CompletableFuture.supplyAsync(
                        () -> decide(classifier, rules, List.of(road, flood))))
            .toList()
            .stream()
            .flatMap(deciding -> deciding.join().stream())
            .toList();

    Map<String, RuleBook> books = Map.of(road.version(), road, flood.version(), flood);
    assertThat(receipts).hasSize(THREADS * DECISIONS);
    assertThat(receipts)
        .extracting(receipt -> stands(receipt).explanation().rulesVersion())
        .contains(road.version(), flood.version());
    assertThat(receipts)
        .allSatisfy(
            receipt ->
                assertIsOf(books.get(stands(receipt).explanation().rulesVersion()), receipt));
  }

  /** Every third decision is made while this thread, and any other, brings other rules in. */
  private static List<Receipt> decide(
      SubmissionClassifier classifier, RulesInForce rules, List<RuleBook> books) {
    List<Receipt> receipts = new ArrayList<>();
    for (int i = 0; i < DECISIONS; i++) {
      if (i % 3 == 0) {
        rules.swap(books.get(i % 2), Registrars.NOW);
      }
      receipts.add(
          Registrars.register(
              classifier, Submissions.saying("Lubang #jalanrusak"), Registrars.NOW));
    }
    return receipts;
  }

  private void assertIsOf(RuleBook book, Receipt receipt) {
    State state = stands(receipt);
    assertThat(state.category())
        .isEqualTo(book.version().equals(road.version()) ? "jalan-rusak" : "banjir");
    Policy policy = book.slaPolicies().of(new Matter(state.category(), state.priority(), null));
    assertThat(state.clock().resolveBy())
        .isEqualTo(policy.resolveBy(receipt.complaint().said().receivedAt(), 1, List.of()));
  }

  private static State stands(Receipt receipt) {
    return receipt.complaint().state();
  }
}
