package id.laksa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.Complaints;
import id.laksa.complaint.EventType;
import id.laksa.complaint.Status;
import id.laksa.department.Department;
import id.laksa.docs.EngineJson;
import id.laksa.docs.Schemas;
import id.laksa.tracking.ComplaintView.Happening;
import id.laksa.tracking.ComplaintView.Shown;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComplaintViewTest {
  private static final OffsetDateTime THEN = OffsetDateTime.parse("2026-11-22T09:12:30.125+07:00");
  private static final Department DPUPR = new Department("DPUPR", "Dinas Pekerjaan Umum");
  private static final List<Happening> EVERY_EVENT =
      Stream.of(EventType.values())
          .map(event -> new Happening(THEN, event.slug(), "Kata dinas"))
          .toList();

  @ParameterizedTest
  @EnumSource(Status.class)
  void everyStatusWithEveryEventFitsTheApi(Status status) {
    Shown dated = new Shown("http://localhost:8080/photos/1", "ab".repeat(32), THEN);
    Shown undated = new Shown("http://localhost:8080/photos/2", "cd".repeat(32), null);
    ComplaintView view =
        new ComplaintView(
            ticket(),
            status.name(),
            "Selesai",
            "banjir",
            DPUPR,
            THEN,
            THEN,
            THEN,
            false,
            "stopped",
            null,
            true,
            THEN,
            EVERY_EVENT,
            List.of(dated, undated));
    assertThat(Schemas.answerFaults("ComplaintState", EngineJson.written(view))).isEmpty();
  }

  @Test
  void theOutlineOfAConfidentialComplaintTellsNeitherWhatNorWhomNorShowsPhotos() {
    ComplaintView outline = resolved().outline(event -> "Artinya");
    assertThat(outline.category()).isNull();
    assertThat(outline.department()).isNull();
    assertThat(outline.evidence()).isEmpty();
    assertThat(outline.history()).extracting(Happening::text).containsOnly("Artinya");
    assertThat(Schemas.answerFaults("ComplaintState", EngineJson.written(outline))).isEmpty();
  }

  @Test
  void aPausedComplaintThatNobodyHasFitsTheApi() {
    ComplaintView view =
        new ComplaintView(
            ticket(),
            "TRIAGE",
            "Menunggu",
            null,
            null,
            THEN,
            THEN,
            THEN,
            true,
            "paused",
            "Menunggu",
            null,
            null,
            List.of(),
            List.of());
    assertThat(Schemas.answerFaults("ComplaintState", EngineJson.written(view))).isEmpty();
  }

  @Test
  void thereIsNoRoomForTheReporterOrHisWords() {
    assertThat(ComplaintView.class.getRecordComponents())
        .extracting(component -> component.getName())
        .containsExactly(
            "ticket",
            "status",
            "statusText",
            "category",
            "department",
            "receivedAt",
            "acknowledgeBy",
            "resolveBy",
            "provisional",
            "clock",
            "clockReason",
            "confirmed",
            "answerBy",
            "history",
            "evidence",
            "copies");
  }

  private static ComplaintView resolved() {
    Shown photo = new Shown("http://localhost:8080/photos/1", "ab".repeat(32), THEN);
    return new ComplaintView(
        ticket(),
        "RESOLVED",
        "Selesai",
        "banjir",
        DPUPR,
        THEN,
        THEN,
        THEN,
        false,
        "stopped",
        null,
        null,
        THEN,
        EVERY_EVENT,
        List.of(photo));
  }

  private static String ticket() {
    return Complaints.aFloodComplaint().ticket().value();
  }
}
