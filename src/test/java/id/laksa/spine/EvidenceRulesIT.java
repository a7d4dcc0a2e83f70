package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.evidence.imageio.ExifBlock;
import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Citizen.Part;
import jakarta.jms.TextMessage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a photo must be to show that the work is done. */
class EvidenceRulesIT extends SpineCase {
  private static final DateTimeFormatter CAMERA =
      DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss").withZone(ZoneId.of("Asia/Jakarta"));
  private static final double LAT = -6.1783;
  private static final double LON = 106.6319;
  private DepartmentSystem dpupr;
  private String ticket;

  @BeforeEach
  void aDamagedRoadWithItsPlace() throws Exception {
    dpupr = new DepartmentSystem(engine, "dpupr");
    ticket = accepted(aRoad().toString()).ticket();
  }

  @AfterEach
  void hangUp() throws Exception {
    dpupr.close();
  }

  @Test
  void aPhotoFromThePlaceAfterTheComplaintPassesEveryCheckAndTheEventSaysSo() throws Exception {
    Answer uploaded = upload(takenHereAndNow(1_101, Duration.ZERO, LAT));
    assertThat(uploaded.body().path("findings").findValuesAsText("result"))
        .hasSize(7)
        .containsOnly("passed");
    dpupr.answer(ticket, "RESOLVED", uploaded.body().path("evidenceId").asText());
    awaitStatus(ticket, "RESOLVED");
    assertThat(toldFindings()).contains("near-place", "taken-after", "\"passed\"");
  }

  @Test
  void aPhotoThatSaysNothingIsTakenAndMarked() throws Exception {
    Answer uploaded = upload(Photographs.ofAStreet(1_102));
    assertThat(result(uploaded, "near-place")).isEqualTo("unknown");
    assertThat(result(uploaded, "taken-after")).isEqualTo("unknown");
    dpupr.answer(ticket, "RESOLVED", uploaded.body().path("evidenceId").asText());
    awaitStatus(ticket, "RESOLVED");
    assertThat(toldFindings()).contains("\"unknown\"");
  }

  @Test
  void aPhotoFromElsewhereIsRefused() throws Exception {
    assertRefused(takenHereAndNow(1_103, Duration.ZERO, LAT + 0.01), "near-place", "too-far");
  }

  @Test
  void aPhotoFromBeforeTheComplaintIsRefused() throws Exception {
    byte[] old = takenHereAndNow(1_104, Duration.ofHours(-1), LAT);
    assertRefused(old, "taken-after", "wrong-time");
  }

  @Test
  void aPhotoFromTheFutureIsRefused() throws Exception {
    byte[] ahead = takenHereAndNow(1_105, Duration.ofHours(1), LAT);
    assertRefused(ahead, "taken-after", "wrong-time");
  }

  @Test
  void aSmallPhotoIsRefused() throws Exception {
    assertRefused(scaled(Photographs.ofAStreet(1_106), 300, 200), "large-enough", "too-small");
  }

  @Test
  void aBlurredPhotoIsRefused() throws Exception {
    byte[] blurred = scaled(scaled(Photographs.ofAStreet(1_107), 16, 12), 640, 480);
    assertRefused(blurred, "sharp-enough", "not-sharp");
  }

  @Test
  void theReportersOwnPhotoIsNoEvidenceNotEvenSmaller() throws Exception {
    byte[] pothole = Photographs.ofAStreet(1_108);
    ticket = withPhoto(pothole);
    assertRefused(pothole, "not-the-reporters", "reporters-photo");
    byte[] smaller = scaled(pothole, 660, 495);
    assertRefused(smaller, "not-the-reporters", "reporters-photo");
  }

  @Test
  void theReportersPhotoOfAnotherComplaintIsNoEvidence() throws Exception {
    byte[] pothole = Photographs.ofAStreet(1_109);
    withPhoto(pothole);
    await().until(() -> ledger.count("select count(*) from photo where not looked") == 0);
    assertRefused(scaled(pothole, 700, 525), "not-used-before", "used-before");
  }

  @Test
  void aPhotoIsEvidenceOfOneComplaintOnly() throws Exception {
    byte[] photo = Photographs.ofAStreet(1_110);
    String evidence = evidence(dpupr, ticket, photo);
    String other = accepted(aRoad().toString()).ticket();
    String again = evidence(dpupr, other, photo);
    dpupr.answer(ticket, "RESOLVED", evidence);
    awaitStatus(ticket, "RESOLVED");
    // It passed when it was uploaded: nobody had used it by then.
    String update = dpupr.answer(other, "RESOLVED", again);
    TextMessage refused = dpupr.refused(update);
    assertThat(refused.getStringProperty("laksa_reason")).isEqualTo("evidence-refused");
    assertThat(refused.getStringProperty("laksa_detail")).contains("used-before");
    assertThat(citizen.look(other).path("status").asText()).isEqualTo("DISPATCHED");
  }

  @Test
  void whereTheTableSaysSoAnOperatorDecides() throws Exception {
    ticket = accepted(said("Keran mati #pdam").toString()).ticket();
    try (DepartmentSystem water = new DepartmentSystem(engine, "ext_tirtabenteng")) {
      byte[] far = takenHereAndNow(1_111, Duration.ZERO, LAT + 0.05);
      Answer uploaded = upload(water.basicAuth(), ticket, far);
      water.answer(ticket, "RESOLVED", uploaded.body().path("evidenceId").asText());
      JsonNode state = awaitStatus(ticket, "TRIAGE");
      assertThat(history(ticket)).endsWith("resolution-proposed");
      assertThat(state.path("evidence")).isEmpty();
    }
  }

  private void assertRefused(byte[] photo, String check, String reason) throws Exception {
    Answer uploaded = upload(photo);
    assertThat(result(uploaded, check)).isEqualTo("failed");
    String update = dpupr.answer(ticket, "RESOLVED", uploaded.body().path("evidenceId").asText());
    TextMessage refused = dpupr.refused(update);
    assertThat(refused.getStringProperty("laksa_reason")).isEqualTo("evidence-refused");
    assertThat(refused.getStringProperty("laksa_detail")).contains(reason + ": ");
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("DISPATCHED");
  }

  private Answer upload(byte[] photo) {
    Answer uploaded = upload(dpupr.basicAuth(), ticket, photo);
    assertThat(uploaded.status()).describedAs("%s", uploaded.body()).isEqualTo(201);
    return uploaded;
  }

  private static String result(Answer uploaded, String check) {
    for (JsonNode finding : uploaded.body().path("findings")) {
      if (finding.path("check").asText().equals(check)) {
        return finding.path("result").asText();
      }
    }
    throw new AssertionError("no " + check + " in " + uploaded.body());
  }

  private String toldFindings() {
    return ledger.text(
        "select data from complaint_event where type = 'RESOLVED' and data like '%"
            + ticket
            + "%'");
  }

  private byte[] takenHereAndNow(int seed, Duration later, double lat) {
    String time = CAMERA.format(engine.clock().instant().plus(later));
    return new ExifBlock()
        .takenAt(time, null)
        .at("S", -lat, "E", LON)
        .in(Photographs.ofAStreet(seed));
  }

  private String withPhoto(byte[] photo) {
    Answer receipt =
        citizen.postForm(
            COMPLAINTS, List.of(Part.complaint(aRoad().toString()), Part.photo(photo)), Map.of());
    assertThat(receipt.status()).isEqualTo(201);
    return receipt.ticket();
  }

  private static JsonNode aRoad() {
    return said("Jalan berlubang #jalanrusak");
  }

  private static JsonNode said(String text) {
    var complaint = JSON.createObjectNode().put("text", text);
    complaint.putObject("location").put("lat", LAT).put("lon", LON);
    return complaint;
  }

  private static byte[] scaled(byte[] jpeg, int width, int height) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    var pen = scaled.createGraphics();
    pen.setRenderingHint(
        java.awt.RenderingHints.KEY_INTERPOLATION,
        java.awt.RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.drawImage(image, 0, 0, width, height, null);
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(scaled, "jpeg", out);
    return out.toByteArray();
  }
}
