package id.laksa.complaint;

import static id.laksa.complaint.Complaints.aFloodComplaint;

import id.laksa.calendar.Budget;
import id.laksa.calendar.CityCalendar;
import id.laksa.calendar.HolidayKind;
import id.laksa.calendar.Holidays;
import id.laksa.calendar.Holidays.Holiday;
import id.laksa.calendar.WeeklyHours;
import id.laksa.calendar.WorkingDays;
import id.laksa.classification.Priority;
import id.laksa.complaint.Complaint.State;
import id.laksa.sla.EscalationLadder;
import id.laksa.sla.EscalationLadder.Anchor;
import id.laksa.sla.EscalationLadder.Step;
import id.laksa.sla.Matter;
import id.laksa.sla.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Offices that are open from 08:00 to 16:00, Monday to Friday; times here are Jakarta's. */
final class Offices {
  static final Matter FLOOD = new Matter("banjir", Priority.HIGH, null);
  static final CityCalendar OFFICE =
      new CityCalendar(
          "kantor",
          WorkingDays.of(ZoneId.of("Asia/Jakarta"), WeeklyHours.parse("Mon-Fri 08:00-16:00")),
          Set.of(HolidayKind.NATIONAL),
          new Holidays(
              List.of(new Holiday(LocalDate.parse("2026-12-25"), HolidayKind.NATIONAL, "Natal"))));
  static final EscalationLadder LADDER =
      new EscalationLadder(
          "biasa",
          List.of(
              new Step(1, Anchor.ACKNOWLEDGE, new Budget(0, 0), "live-room"),
              new Step(2, Anchor.RESOLVE, new Budget(0, 0), "kepala-bidang"),
              new Step(3, Anchor.RESOLVE, Budget.parse("P1D"), "kepala-dinas"),
              new Step(4, Anchor.WARNED, new Budget(0, 0), "opd")));
  static final Policy POLICY =
      new Policy(
          OFFICE,
          Budget.parse("PT4H"),
          Budget.parse("P4D"),
          Budget.parse("P2D"),
          List.of(50, 75),
          LADDER);
  static final Policy OPERATORS =
      new Policy(
          CityCalendar.always(ZoneId.of("Asia/Jakarta")),
          Budget.parse("PT2H"),
          Budget.parse("P3D"),
          Budget.parse("P3D"),
          List.of(),
          EscalationLadder.NONE);
  static final Instant MONDAY = jakarta("2026-11-23T10:00");

  private Offices() {}

  static Instant jakarta(String local) {
    return Instant.parse(local + ":00+07:00");
  }

  /** A flood, its clock and status these. */
  static State state(Status status, SlaClock clock) {
    return aFloodComplaint().state().with(status, clock);
  }

  /** What is still to be told, with the local time. */
  static List<String> stages(SlaClocks slaClocks, State state) {
    return slaClocks.stages(state, null).stream()
        .map(stage -> stage.key() + " " + stage.at().plus(Duration.ofHours(7)))
        .map(words -> words.substring(0, words.length() - 4))
        .toList();
  }
}
