package id.laksa.spine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.evidence.imageio.HostileWebps;
import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Citizen.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
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
      List<String> keys = Stream.generate(() -> key()).limit(20).toList();
      List<CompletableFuture<Answer>> flood =
          keys.stream()
              .map(key -> CompletableFuture.supplyAsync(() -> send(HOSTILE, key), hogs))
              .toList();
      await().until(() -> flood.stream().anyMatch(CompletableFuture::isDone));
      assertThat(flood.stream().filter(one -> !one.isDone())).isNotEmpty();
      evidence(dpupr, ticket, 1);
      Answer jpeg = send(SOUND, key());
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

  @Test
  void whoComesFromElsewhereTakesAWaitingPlaceOfTheHogs() {
    List<CompletableFuture<Answer>> flood =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> send(HOSTILE, key()), hogs))
            .limit(8)
            .toList();
    // One is being decoded, four wait, the others were refused at once.
    await().until(() -> pending(flood) == 5);
    CompletableFuture<String> neighbour = CompletableFuture.supplyAsync(this::fromElsewhere, hogs);
    await().until(() -> pending(flood) < 5 || neighbour.isDone());
    assertThat(neighbour).isNotDone();
    flood.forEach(CompletableFuture::join);
    assertThat(neighbour.join()).startsWith("HTTP/1.1 ");
  }

  private static long pending(List<CompletableFuture<Answer>> flood) {
    return flood.stream().filter(one -> !one.isDone()).count();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private String fromElsewhere() {
    URI base = URI.create(engine.http());
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        ("--x\r\nContent-Disposition: form-data; name=\"complaint\"\r\n\r\n"
                + saying("Jalan rusak #jalanrusak")
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"photo\"\r\n\r\n")
            .getBytes(UTF_8));
    form.writeBytes(HostileWebps.ofOneColour(32, 24));
    form.writeBytes("\r\n--x--\r\n".getBytes(UTF_8));
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress("127.0.0.2", 0));
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), base.getPort()));
      String head =
          "POST /api/v1/complaints HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: "
              + form.size()
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(UTF_8));
      form.writeTo(socket.getOutputStream());
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer send(Part photo, String key) {
    Part complaint = Part.complaint(saying("Jalan rusak #jalanrusak"));
    return citizen.postForm(COMPLAINTS, List.of(complaint, photo), Map.of("Idempotency-Key", key));
  }
}
