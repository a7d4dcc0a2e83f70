package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.evidence.imageio.HostileWebps;
import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Citizen.Part;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Photos that cost much keep neither citizens nor departments out. */
class PhotoFloodIT extends SpineCase {
  private static final Part HOSTILE = Part.photo(HostileWebps.ofMillionsOfTransforms());
  private static final Part SOUND = Part.photo(Photographs.ofAStreet(7));
  private final ExecutorService hogs = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    hogs.shutdownNow();
  }

  @Test
  void whileTwentyHostileWebpsAreInOthersAreServedAndTheirKeysStayFree() throws Exception {
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      String ticket = aDamagedRoad();
      LedgerPeek.Size before = ledger.size();
      List<String> keys = Stream.generate(() -> UUID.randomUUID().toString()).limit(20).toList();
      List<CompletableFuture<Answer>> flood =
          keys.stream()
              .map(key -> CompletableFuture.supplyAsync(() -> send(HOSTILE, key), hogs))
              .toList();
      await().until(() -> flood.stream().anyMatch(CompletableFuture::isDone));
      assertThat(flood.stream().filter(one -> !one.isDone())).isNotEmpty();
      evidence(dpupr, ticket, 1);
      Answer jpeg = send(SOUND, UUID.randomUUID().toString());
      assertThat(jpeg.status()).describedAs("%s", jpeg.body()).isEqualTo(201);
      for (CompletableFuture<Answer> one : flood) {
        Answer answer = one.join();
        assertProblem(answer, 503);
        assertThat(answer.raw().headers().firstValue("Retry-After")).isPresent();
      }
      assertThat(ledger.size().complaints()).isEqualTo(before.complaints() + 1);
      assertThat(send(SOUND, keys.get(0)).status()).isEqualTo(201);
    }
  }

  private Answer send(Part photo, String key) {
    Part complaint = Part.complaint(saying("Jalan rusak #jalanrusak"));
    return citizen.postForm(COMPLAINTS, List.of(complaint, photo), Map.of("Idempotency-Key", key));
  }
}
