package id.laksa.escalation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.TicketNumber;
import id.laksa.department.Department;
import id.laksa.department.Departments;
import id.laksa.docs.EngineJson;
import id.laksa.errand.Errand;
import id.laksa.notification.MessageTexts;
import id.laksa.texts.Messages;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Escalations of tests: a road is a day late. */
final class EscalationTexts {
  static final ObjectMapper JSON = EngineJson.mapper();
  private static final UUID ID = UUID.fromString("71d86360-55dd-3528-ba4f-65efc1934446");

  private EscalationTexts() {}

  static EscalationText letter() {
    return new EscalationText(
        new MessageTexts(Messages.load(Path.of("conf")), ZoneId.of("Asia/Jakarta")),
        () -> new Departments(List.of(new Department("DPUPR", "Dinas Pekerjaan Umum"))),
        "https://lapor.example.id");
  }

  static Escalation aDayLate() {
    return new Escalation(
        Escalation.TYPE,
        ID.toString(),
        new TicketNumber("LKS-7K3M-Q9TZ-4B2X-HV8D").value(),
        1,
        "DPUPR",
        "jalan-rusak",
        "NORMAL",
        "IN_PROGRESS",
        "resolve+P1D/kepala-dinas",
        4,
        "kepala-dinas",
        OffsetDateTime.parse("2026-11-30T09:00:00+07:00"),
        OffsetDateTime.parse("2026-11-24T09:00:00+07:00"),
        OffsetDateTime.parse("2026-11-27T09:00:00+07:00"));
  }

  static Errand errandTo(String address) throws JsonProcessingException {
    String what = JSON.writeValueAsString(new Escalation.Order(aDayLate(), address));
    return new Errand(ID, "escalation-email", ID, what, 1);
  }
}
