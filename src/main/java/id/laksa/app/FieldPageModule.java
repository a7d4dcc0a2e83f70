package id.laksa.app;

import id.laksa.complaint.Reporter;
import id.laksa.department.Department;
import id.laksa.evidence.SmallPhotos;
import id.laksa.evidence.imageio.PhotoShrinker;
import id.laksa.fieldpage.http.CaseDoor;
import id.laksa.fieldpage.http.FieldCases;
import id.laksa.fieldpage.http.FieldComplaintEndpoint;
import id.laksa.fieldpage.http.FieldListEndpoint;
import id.laksa.fieldpage.http.FieldPhotoEndpoint;
import id.laksa.fieldpage.http.FieldUpdateEndpoint;
import id.laksa.fieldpage.http.Staff;
import id.laksa.fieldpage.jdbc.FieldDesk;
import id.laksa.fieldpage.jms.DepartmentLine;
import id.laksa.http.Pages;
import id.laksa.liveroom.OperatorWording;
import id.laksa.liveroom.jdbc.TriageDesk;
import id.laksa.login.Person;
import id.laksa.login.Right;
import id.laksa.login.Role;
import id.laksa.login.http.InnerPages;
import id.laksa.login.http.LoginDoor;
import id.laksa.login.jdbc.LoginBook.Entrance;
import id.laksa.undeliverable.jdbc.UndeliverableTable;
import id.laksa.web.FormTokens;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.ConnectionFactory;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.BiConsumer;

/** Wires what stands behind the field page's routes. */
final class FieldPageModule {
  private final CoreModule core;
  private final DoorsModule doors;
  private final InnerPages pages;
  private final LoginModule login;
  private final Staff staff;
  private final OperatorWording wording;
  private final DepartmentLine line;

  FieldPageModule(
      CoreModule core,
      DoorsModule doors,
      Credentials credentials,
      Pages pages,
      ConnectionFactory broker) {
    this.core = core;
    this.doors = doors;
    this.pages = new InnerPages(pages, core.texts(), "field");
    Map<String, String> passwords = DoorsModule.passwords(core, credentials);
    this.login =
        LoginModule.of(
            core,
            new LoginDoor("field", "/opd/", this.pages),
            passwords,
            new Entrance("field", EnumSet.of(Right.WORK), user -> system(core, user)),
            doors.publicUrl(),
            doors.scratch());
    this.staff = new Staff(login.keeper(), core.departmentByUser(), this.pages);
    this.wording = new OperatorWording(core.texts(), core.rules(), core.settings().zone());
    this.line = new DepartmentLine(broker, core.json(), core.time());
  }

  /** A department's own user, which its system has, too, works there as a whole. */
  private static Person system(CoreModule core, String user) {
    String code = core.departmentByUser().apply(user).map(Department::code).orElse(null);
    return new Person(user, user, EnumSet.of(Role.DEPARTMENT_STAFF), code, false);
  }

  /** Names every endpoint, as the routes call it. */
  void bind(BiConsumer<String, Object> registry, MeterRegistry meters) {
    login.showIn(
        meters, "laksa.field.login.failures", "Wrong passwords at the field page on this node");
    FieldDesk desk = new FieldDesk(core.jdbi(), core.format());
    FormTokens tokens = new FormTokens(core.pageKeys());
    FieldCases cases =
        new FieldCases(
            pages,
            new TriageDesk(core.jdbi(), core.ledger(), core.format()),
            desk,
            core.identity(),
            wording,
            core.evidenceRules(),
            tokens,
            core.time());
    CaseDoor door = new CaseDoor(staff, cases, pages);
    registry.accept("fieldLogin", login.login());
    registry.accept("fieldOwnAccount", login.own(wording::time));
    registry.accept(
        "fieldList",
        new FieldListEndpoint(
            staff, pages, desk, new UndeliverableTable(core.jdbi()), wording, core.time()));
    registry.accept(
        "fieldComplaint",
        new FieldComplaintEndpoint(
            door,
            pages,
            cases,
            (ticket, who, why) ->
                PrivacyModule.desk(core).show(ticket, who, why).orElse(Reporter.UNKNOWN),
            doors.evidenceSanitizer(),
            doors.shelf()));
    registry.accept(
        "fieldUpdate", new FieldUpdateEndpoint(door, cases, desk, line, tokens, core.time()));
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
