package id.laksa.app;

import id.laksa.complaint.Reporter;
import id.laksa.evidence.SmallPhotos;
import id.laksa.evidence.imageio.PhotoShrinker;
import id.laksa.fieldpage.http.CaseDoor;
import id.laksa.fieldpage.http.FieldCases;
import id.laksa.fieldpage.http.FieldComplaintEndpoint;
import id.laksa.fieldpage.http.FieldListEndpoint;
import id.laksa.fieldpage.http.FieldPages;
import id.laksa.fieldpage.http.FieldPhotoEndpoint;
import id.laksa.fieldpage.http.FieldUpdateEndpoint;
import id.laksa.fieldpage.http.Staff;
import id.laksa.fieldpage.jdbc.FieldDesk;
import id.laksa.fieldpage.jms.DepartmentLine;
import id.laksa.http.Pages;
import id.laksa.liveroom.Wording;
import id.laksa.liveroom.jdbc.TriageDesk;
import id.laksa.login.http.Door;
import id.laksa.undeliverable.jdbc.UndeliverableTable;
import id.laksa.web.FormTokens;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.ConnectionFactory;
import java.util.Map;
import java.util.function.BiConsumer;

/** Wires what stands behind the field page's routes. */
final class FieldDoors {
  private final Parts parts;
  private final Doors doors;
  private final FieldPages pages;
  private final Entrance entrance;
  private final Staff staff;
  private final Wording wording;
  private final DepartmentLine line;

  FieldDoors(
      Parts parts, Doors doors, Credentials credentials, Pages pages, ConnectionFactory broker) {
    this.parts = parts;
    this.doors = doors;
    this.pages = new FieldPages(pages);
    Map<String, String> passwords = Doors.passwords(parts, credentials);
    this.entrance =
        Entrance.of(
            parts,
            new Door("field", "/opd/", this.pages),
            passwords,
            doors.publicUrl(),
            doors.scratch());
    this.staff = new Staff(entrance.keeper(), parts.departmentByUser(), this.pages);
    this.wording = new Wording(doors.messages(), parts.rules(), parts.settings().zone());
    this.line = new DepartmentLine(broker, parts.json(), parts.clock());
  }

  /** Names every endpoint, as the routes call it. */
  void bind(BiConsumer<String, Object> registry, MeterRegistry meters) {
    entrance.showIn(
        meters, "laksa.field.login.failures", "Wrong passwords at the field page on this node");
    FieldDesk desk = new FieldDesk(parts.jdbi(), parts.format());
    FormTokens tokens = new FormTokens(parts.pageKeys());
    FieldCases cases =
        new FieldCases(
            pages,
            new TriageDesk(parts.jdbi(), parts.ledger(), parts.format()),
            desk,
            parts.identity(),
            wording,
            parts.evidenceRules(),
            tokens,
            parts.clock());
    CaseDoor door = new CaseDoor(staff, cases, pages);
    registry.accept("fieldLogin", entrance.login());
    registry.accept(
        "fieldList",
        new FieldListEndpoint(
            staff, pages, desk, new UndeliverableTable(parts.jdbi()), wording, parts.clock()));
    registry.accept(
        "fieldComplaint",
        new FieldComplaintEndpoint(
            door,
            pages,
            cases,
            (ticket, who, why) ->
                PrivacyDoors.desk(parts).show(ticket, who, why).orElse(Reporter.UNKNOWN),
            doors.evidenceSanitizer(),
            doors.shelf()));
    registry.accept(
        "fieldUpdate", new FieldUpdateEndpoint(door, cases, desk, line, tokens, parts.clock()));
    registry.accept(
        "fieldPhoto",
        new FieldPhotoEndpoint(
            staff,
            pages,
            doors.photoTable(),
            doors.photoStore(),
            new SmallPhotos(doors.photoStore(), new PhotoShrinker())));
  }
}
