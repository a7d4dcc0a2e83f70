package id.laksa.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.laksa.complaint.Complaints;
import id.laksa.complaint.HashChain;
import id.laksa.complaint.Identity;
import id.laksa.complaint.LedgerException;
import id.laksa.complaint.PageKeys;
import id.laksa.evidence.PhotoResult;
import id.laksa.evidence.RefusalReason;
import id.laksa.evidence.file.FilePhotoStore;
import id.laksa.http.HttpAnswer;
import id.laksa.http.Pages;
import id.laksa.http.SameOrigin;
import id.laksa.intake.Fingerprint;
import id.laksa.intake.GroupCommit;
import id.laksa.intake.Registrar;
import id.laksa.intake.Registrars;
import id.laksa.intake.SubmitRouteFixture;
import id.laksa.rulebook.RuleBooks;
import id.laksa.spool.LedgerGate;
import id.laksa.texts.Messages;
import id.laksa.web.FormTokens;
import id.laksa.web.PhotoSeals;
import id.laksa.web.ReportForm;
import id.laksa.web.TimeWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportEndpointTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T02:00:00Z"));
  private static final String BOUNDARY = "multipart/form-data; boundary=x";
  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();
  private final FormTokens tokens = new FormTokens(new PageKeys(Complaints.aKey(), 1));
  private final String token = tokens.issue(CLOCK.instant());
  @TempDir Path folder;

  private static final PhotoResult NO_PHOTO =
      new PhotoResult.Refused(RefusalReason.NOT_AN_IMAGE, "Bukan foto.");

  private final List<SubmitRouteFixture> routes = new ArrayList<>();
  private boolean spoolWorks = true;

  @AfterEach
  void stop() {
    routes.forEach(SubmitRouteFixture::close);
  }

  @Test
  void whileTheLedgerIsAwayTheReceiptSaysSoAndHasItsFinalNumber() throws Exception {
    try (GroupCommit away =
        new GroupCommit(
            receipts -> {
              throw new LedgerException("away", new IOException("away"));
            },
            1,
            1,
            1,
            Duration.ZERO,
            fault -> true)) {
      HttpAnswer page = take(endpoint(away, NO_PHOTO), "text", "Jalan rusak");
      assertThat(page.status()).isEqualTo(202);
      assertThat(html(page)).contains("tersimpan dengan aman", "LKS-", "/lacak/LKS-");
    }
  }

  @Test
  void whileLedgerAndSpoolAreAwayTheFormComesBackWithTheSameTokenAndAllThatWasTyped()
      throws Exception {
    try (GroupCommit away =
        new GroupCommit(
            receipts -> {
              throw new LedgerException("away", new IOException("away"));
            },
            1,
            1,
            1,
            Duration.ZERO,
            fault -> true)) {
      spoolWorks = false;
      HttpAnswer page = take(endpoint(away, NO_PHOTO), "text", "Jalan rusak");
      assertThat(page.status()).isEqualTo(503);
      assertThat(page.headers()).containsKey("Retry-After");
      assertThat(html(page))
          .contains("sedang tidak dapat dicatat", "Jalan rusak", "value=\"" + token + "\"");
    }
  }

  @Test
  void whileTooManyWaitTheFormComesBackToo() throws Exception {
    try (GroupCommit full =
        new GroupCommit(receipts -> List.of(), 0, 1, 1, Duration.ZERO, fault -> false)) {
      full.offer(Registrars.aReceiptOfAFlood(), new CompletableFuture<>());
      HttpAnswer page = take(endpoint(full, NO_PHOTO), "text", "Jalan rusak");
      assertThat(page.status()).isEqualTo(503);
      assertThat(html(page)).contains("Sedang banyak laporan", "value=\"" + token + "\"");
    }
  }

  @Test
  void whileTooManyPhotosAreWorkedOnTheFormComesBackAsWell() throws Exception {
    try (GroupCommit unused =
        new GroupCommit(receipts -> List.of(), 0, 1, 1, Duration.ZERO, fault -> false)) {
      HttpAnswer page =
          take(endpoint(unused, new PhotoResult.Busy(false)), "photo\"; filename=\"a.jpg", "x");
      assertThat(page.status()).isEqualTo(503);
      assertThat(html(page)).contains("Sedang banyak foto", "value=\"" + token + "\"");
    }
  }

  private HttpAnswer take(ReportEndpoint endpoint, String name, String value) throws IOException {
    String part = "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
    String body = part.formatted("token", token) + part.formatted(name, value) + "--x--\r\n";
    Path file = Files.writeString(folder.resolve("body"), body);
    return endpoint.take(file.toFile(), Map.of("Content-Type", BOUNDARY), null, null);
  }

  private ReportEndpoint endpoint(GroupCommit commit, PhotoResult photo) throws Exception {
    byte[] key = Complaints.aKey();
    Identity identity = new Identity(key);
    SubmitRouteFixture route =
        new SubmitRouteFixture(
            commit,
            identity,
            new Registrar(identity, new HashChain(key, JSON), new Fingerprint(key, JSON)),
            CLOCK.instant(),
            new SubmitRouteFixture.WhileAway(
                new LedgerGate(() -> {}),
                (kind, about, what) -> spoolWorks,
                fault -> true,
                Duration.ofSeconds(20)));
    routes.add(route);
    WebPages pages =
        new WebPages(
            new Pages(), Messages.load(Path.of("conf")), new TimeWords(ZoneOffset.ofHours(7)));
    return new ReportEndpoint(
        new ReportEndpoint.Parts(
            new FormPage(pages, new Choices(RuleBooks::theCitysOwn)),
            tokens,
            new FormPhotos(
                (file, source) -> photo,
                new FilePhotoStore(folder.resolve("photos")),
                new PhotoSeals(new PageKeys(key, 1))),
            new ReportForm(RuleBooks::theCitysOwn),
            new SameOrigin("http://localhost:8080"),
            route.intake(),
            identity,
            new PromisedPage(pages, "http://localhost:8080")),
        CLOCK,
        folder);
  }

  private static String html(HttpAnswer page) {
    return new String((byte[]) page.body(), StandardCharsets.UTF_8);
  }
}
