package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.evidence.imageio.ExifBlock;
import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Citizen.Part;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads of evidence: by whom, of what, and what comes out. */
class EvidenceIT extends SpineCase {
  private final OffsetDateTime now =
      engine.clock().instant().atOffset(ZoneOffset.ofHours(7)).truncatedTo(ChronoUnit.SECONDS);
  private DepartmentSystem dpupr;
  private String ticket;

  @BeforeEach
  void aComplaintAtItsDepartment() throws Exception {
    dpupr = new DepartmentSystem(engine, "dpupr");
    ticket = aDamagedRoad();
  }

  @AfterEach
  void hangUp() throws Exception {
    dpupr.close();
  }

  @Test
  void withoutItsLoginNobodyUploads() {
    String operator = "operator:" + engine.password("operator");
    List<Map<String, String>> wrong =
        List.of(
            Map.of(),
            basic("dpupr:wrong"),
            basic("dpupr"),
            basic("dpupr:"),
            basic(""),
            basic(operator),
            basic("DPUPR:" + engine.password("dpupr")),
            basic("dpupr:" + engine.password("dishub")),
            Map.of("Authorization", "Basic ###"),
            Map.of("Authorization", "Bearer " + engine.password("dpupr")));
    long before = tried("UPLOAD_WITHOUT_LOGIN");
    for (Map<String, String> headers : wrong) {
      Answer refused = upload(headers, ticket, Photographs.ofAStreet(42));
      assertProblem(refused, 401);
      assertThat(refused.raw().headers().firstValue("WWW-Authenticate").orElse(""))
          .startsWith("Basic ");
    }
    assertThat(tried("UPLOAD_WITHOUT_LOGIN")).isEqualTo(before + wrong.size());
  }

  @Test
  void onlyForItsOwnTicketsADepartmentUploads() {
    byte[] photo = Photographs.ofAStreet(43);
    String foreign = accepted(saying("Gelap #pju")).ticket();
    String nobodys = accepted(saying("Tanpa tagar")).ticket();
    long before = tried("UPLOAD_FOR_ANOTHERS_TICKET");
    assertProblem(upload(dpupr.basicAuth(), foreign, photo), 403);
    assertThat(tried("UPLOAD_FOR_ANOTHERS_TICKET")).isEqualTo(before + 1);
    assertProblem(upload(dpupr.basicAuth(), nobodys, photo), 403);
    assertProblem(upload(dpupr.basicAuth(), "LKS-0000-0000-0000-0000", photo), 404);
    assertProblem(upload(dpupr.basicAuth(), "é", photo), 404);
  }

  @Test
  void aBadPhotoIsRefused() {
    byte[] whole = Photographs.ofAStreet(44);
    for (byte[] bad :
        List.of(
            new byte[0],
            "GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
            Arrays.copyOf(whole, whole.length - 100),
            Arrays.copyOf(whole, 10_485_761),
            Photographs.claiming(50_000, 50_000))) {
      Answer refused = upload(dpupr.basicAuth(), ticket, bad);
      assertProblem(refused, 400);
      assertThat(refused.blamed()).containsExactly("photo");
    }
  }

  @Test
  void aFormWithMissingOrDoubledPartsIsRefused() {
    Part photo = Part.photo(Photographs.ofAStreet(45));
    Part field = Part.field("ticket", ticket);
    List<List<Part>> forms =
        List.of(
            List.of(photo),
            List.of(field),
            List.of(photo, photo, field),
            List.of(photo, field, field),
            List.of(photo, field, Part.field("lain", "1")),
            List.of(photo, Part.field("ticket", "x".repeat(1_000))));
    for (List<Part> form : forms) {
      assertProblem(citizen.postForm("/opd/v1/evidence", form, dpupr.basicAuth()), 400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain", "multipart/mixed; boundary=x"})
  void anotherContentTypeIsRefused(String type) {
    Map<String, String> headers = new java.util.HashMap<>(dpupr.basicAuth());
    headers.put("Content-Type", type);
    assertProblem(citizen.post("/opd/v1/evidence", new byte[] {'{', '}'}, headers), 415);
  }

  @Test
  void theSamePhotoAgainIsTheSameEvidence() {
    assertThat(evidence(dpupr, ticket, 46)).isEqualTo(evidence(dpupr, ticket, 46));
    assertThat(evidence(dpupr, ticket, 46)).isNotEqualTo(evidence(dpupr, aDamagedRoad(), 46));
  }

  @Test
  void whatThePhoneWroteIntoThePhotoIsGoneAndItsTimeIsKept() throws Exception {
    assertThat(metadata(fromAPhone(41)).getFirstDirectoryOfType(GpsDirectory.class)).isNotNull();
    Answer uploaded = upload(dpupr.basicAuth(), ticket, fromAPhone(41));
    assertThat(uploaded.body().path("findings")).isNotEmpty();
    dpupr.answer(ticket, "RESOLVED", uploaded.body().path("evidenceId").asText());
    JsonNode shown = awaitStatus(ticket, "RESOLVED").path("evidence").path(0);
    assertThat(OffsetDateTime.parse(shown.path("takenAt").asText())).isEqualTo(now);
    assertClean(shown);
    assertThat(shown.path("sha256")).isEqualTo(uploaded.body().path("sha256"));
  }

  @Test
  void theReportersPhotoIsClearedToo() throws Exception {
    Answer receipt =
        citizen.postForm(
            COMPLAINTS,
            List.of(Part.complaint(saying("#jalanrusak")), Part.photo(fromAPhone(47))),
            Map.of());
    JsonNode order = DepartmentSystem.json(dpupr.workOrder(receipt.ticket()));
    assertClean(order.path("photos").path(0));
  }

  private byte[] fromAPhone(int seed) {
    return new ExifBlock()
        .takenAt(now.format(DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss")), "+07:00")
        .at("S", 6.1783, "E", 106.6319)
        .in(Photographs.ofAStreet(Objects.hash(ticket, seed)));
  }

  private long tried(String attempt) {
    return ledger.count(
        "select coalesce(sum(times), 0) from refused_attempt where attempt = ?", attempt);
  }

  private void assertClean(JsonNode photo) throws Exception {
    Answer served = citizen.get(photo.path("url").asText(), Map.of());
    assertThat(served.status()).isEqualTo(200);
    assertThat(served.raw().headers().firstValue("Content-Type")).hasValue("image/jpeg");
    byte[] bytes = served.raw().body();
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
        .isEqualTo(photo.path("sha256").asText());
    assertThat(metadata(bytes).getDirectoriesOfType(GpsDirectory.class)).isEmpty();
    assertThat(metadata(bytes).getDirectoriesOfType(ExifSubIFDDirectory.class)).isEmpty();
  }

  private static Metadata metadata(byte[] jpeg) throws Exception {
    return ImageMetadataReader.readMetadata(new ByteArrayInputStream(jpeg));
  }

  private static Map<String, String> basic(String pair) {
    byte[] bytes = pair.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
  }
}
