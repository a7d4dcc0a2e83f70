package id.laksa.app;

import id.laksa.department.Department;
import id.laksa.evidence.PhotoLimits;
import id.laksa.evidence.PhotoSanitizer;
import id.laksa.evidence.file.FilePhotoStore;
import id.laksa.evidence.http.EvidenceEndpoint;
import id.laksa.evidence.http.PhotoEndpoint;
import id.laksa.evidence.imageio.ImageIoPhotoSanitizer;
import id.laksa.evidence.imageio.PhotoLookReader;
import id.laksa.evidence.jdbc.EvidenceShelf;
import id.laksa.evidence.jdbc.EvidenceTable;
import id.laksa.evidence.jdbc.Looks;
import id.laksa.evidence.jdbc.PhotoTable;
import id.laksa.http.StrictJson;
import id.laksa.intake.GroupCommit;
import id.laksa.intake.Intake;
import id.laksa.intake.Registrar;
import id.laksa.intake.http.CategoriesEndpoint;
import id.laksa.intake.http.ComplaintEndpoint;
import id.laksa.intake.http.ComplaintJson;
import id.laksa.intake.http.PhotoIntake;
import id.laksa.intake.http.ReceiptView;
import id.laksa.intake.jdbc.ReceiptTable;
import id.laksa.login.Accounts;
import id.laksa.login.http.BasicDoor;
import id.laksa.operation.OpenApiEndpoint;
import id.laksa.reporter.AnswerDecider;
import id.laksa.reporter.http.AnswerEndpoint;
import id.laksa.reporter.jdbc.AnswerLedger;
import id.laksa.reporter.jdbc.EmergencyCalls;
import id.laksa.tracking.Messages;
import id.laksa.tracking.Messages.Language;
import id.laksa.tracking.http.TrackingEndpoint;
import id.laksa.tracking.jdbc.ComplaintViews;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;

/** Wires what stands behind the HTTP routes. */
final class Doors implements AutoCloseable {
  private final Parts parts;
  private final Path home;
  private final Path scratch;
  private final String publicUrl;
  private final ZoneId zone;
  private final ImageIoPhotoSanitizer sanitizer;
  private final ImageIoPhotoSanitizer evidenceSanitizer;
  private final FilePhotoStore photoStore;
  private final PhotoTable photoTable;
  private final Looks looks;
  private final EvidenceTable evidenceTable;
  private final BasicDoor departments;
  private final GroupCommit groupCommit;
  private final Messages messages;
  private final Intake intake;
  private final ComplaintViews views;
  private final AnswerDecider answers;
  private final AnswerLedger answerLedger;
  private final EmergencyCalls emergencyCalls;

  Doors(
      Parts parts,
      Path home,
      DataFolder data,
      Credentials credentials,
      String publicUrl,
      Intake.WhileAway whileAway) {
    Settings settings = parts.settings();
    this.parts = parts;
    this.home = home;
    this.scratch = emptied(data.folder("uploads"));
    this.publicUrl = publicUrl;
    this.zone = settings.zone();
    // Two: citizens' photos, whatever they are, must not keep departments from showing work.
    this.sanitizer = new ImageIoPhotoSanitizer(limits(settings), zone, parts.clock());
    this.evidenceSanitizer =
        new ImageIoPhotoSanitizer(limits(settings).oneAtATime(), zone, parts.clock());
    this.photoStore = new FilePhotoStore(photoFolder(settings, data));
    this.photoTable = new PhotoTable(parts.jdbi(), parts.ledger());
    this.looks = new Looks(parts.jdbi(), photoStore, new PhotoLookReader());
    this.evidenceTable = new EvidenceTable(parts.jdbi(), parts.evidenceRules(), looks);
    this.departments =
        new BasicDoor(
            new Accounts(parts.pageKeys(), "basic", passwords(parts, credentials)),
            parts.guesses());
    this.groupCommit =
        new GroupCommit(
            new ReceiptTable(parts.jdbi(), parts.ledger(), parts.format(), parts.justWritten()),
            settings.number("laksa.intake.writers"),
            settings.number("laksa.intake.batch"),
            settings.number("laksa.intake.waiting"),
            whileAway.isAway());
    this.messages = Messages.load(home.resolve("conf"));
    this.intake = intakeOf(whileAway);
    this.views =
        new ComplaintViews(
            parts.jdbi(),
            parts.ledger(),
            parts.rules(),
            parts.clockwork(),
            messages,
            publicUrl,
            zone);
    this.answers = new AnswerDecider(parts.clockwork());
    this.answerLedger = new AnswerLedger(parts.jdbi(), parts.ledger(), answers, parts.clock());
    this.emergencyCalls =
        new EmergencyCalls(
            new EmergencyCalls.Shelf(parts.jdbi(), parts.ledger(), parts.format()),
            intake,
            text -> parts.rules().get().classifier().classify(text, List.of(), null).emergency(),
            parts.clock(),
            zone);
  }

  /** The base of every link given to the outside, without a slash at the end. */
  String publicUrl() {
    return publicUrl;
  }

  /** The one door behind all doors. */
  Intake intake() {
    return intake;
  }

  /** The texts people read. */
  Messages messages() {
    return messages;
  }

  /** What the public may see of complaints. */
  ComplaintViews views() {
    return views;
  }

  /** What the reporters' answers do. */
  AnswerDecider answers() {
    return answers;
  }

  /** Where the reporters' answers go. */
  AnswerLedger answerLedger() {
    return answerLedger;
  }

  /** Where emergencies in the reporters' answers are heard. */
  EmergencyCalls emergencyCalls() {
    return emergencyCalls;
  }

  /** Makes citizens' photos safe. */
  PhotoSanitizer sanitizer() {
    return sanitizer;
  }

  /** Makes departments' photos safe. */
  PhotoSanitizer evidenceSanitizer() {
    return evidenceSanitizer;
  }

  /** Shows how crowded the decoders are. */
  void showIn(MeterRegistry meters) {
    sanitizer.showIn(meters, "citizens");
    evidenceSanitizer.showIn(meters, "departments");
  }

  /** Where uploads lie while they are read. */
  Path scratch() {
    return scratch;
  }

  /** The photos' entries in the ledger. */
  PhotoTable photoTable() {
    return photoTable;
  }

  /** Evidence in the ledger. */
  EvidenceTable evidenceTable() {
    return evidenceTable;
  }

  /** The photos' bytes. */
  FilePhotoStore photoStore() {
    return photoStore;
  }

  /** Names every endpoint, as the routes call it. */
  void bind(BiConsumer<String, Object> registry) {
    TrackingEndpoint tracking = new TrackingEndpoint(parts.identity(), views, parts.answers());
    registry.accept("complaintEndpoint", complaints());
    registry.accept("trackingEndpoint", tracking);
    registry.accept(
        "answerEndpoint",
        new AnswerEndpoint(
            parts.identity(),
            new AnswerEndpoint.Desk(
                answerLedger, emergencyCalls, messages.text(Language.INDONESIAN, "notice.112")),
            tracking,
            parts.answers(),
            new AnswerEndpoint.Uploads(new PhotoIntake(sanitizer, photoStore), scratch),
            parts.refusedAttempts()));
    new WebDoors(parts, this).bind(registry);
    registry.accept(
        "categoriesEndpoint",
        new CategoriesEndpoint(() -> parts.rules().get().categories(), parts.answers()));
    registry.accept("openApiEndpoint", new OpenApiEndpoint(home.resolve("docs/api/openapi.yaml")));
    registry.accept("evidenceEndpoint", evidence());
    registry.accept("photoLooks", looks);
    registry.accept(
        "photoEndpoint",
        new PhotoEndpoint(
            departments,
            parts.departmentByUser(),
            photoTable,
            photoStore,
            parts.identity(),
            parts.answers()));
  }

  @Override
  public void close() {
    groupCommit.close();
    sanitizer.close();
    evidenceSanitizer.close();
  }

  private Intake intakeOf(Intake.WhileAway whileAway) {
    Registrar registrar =
        new Registrar(
            parts.identity(),
            parts.chain(),
            parts.fingerprint(),
            parts.rules(),
            parts.settings().zone());
    return new Intake(
        registrar,
        groupCommit,
        parts.identity(),
        parts.clock(),
        parts.settings().duration("laksa.intake.patience"),
        whileAway,
        parts.json());
  }

  private ComplaintEndpoint complaints() {
    return new ComplaintEndpoint(
        new ComplaintJson(new StrictJson()),
        new PhotoIntake(sanitizer, photoStore),
        intake,
        new ReceiptView(
            parts.rules(), publicUrl, zone, messages.text(Language.INDONESIAN, "notice.112")),
        parts.answers(),
        scratch);
  }

  /** Where departments' photos are kept. */
  EvidenceShelf shelf() {
    return new EvidenceShelf(photoStore, evidenceTable, parts.identity(), parts.clock());
  }

  private EvidenceEndpoint evidence() {
    return new EvidenceEndpoint(
        departments,
        parts.departmentByUser(),
        new EvidenceEndpoint.Tools(evidenceSanitizer, photoTable, shelf(), parts.refusedAttempts()),
        parts.answers(),
        scratch);
  }

  /** The departments' passwords by their users. */
  static Map<String, String> passwords(Parts parts, Credentials credentials) {
    return parts.rules().get().departments().all().stream()
        .collect(Collectors.toMap(Department::user, d -> credentials.password(d.user())));
  }

  /** What a crash left there are raw uploads, with all their metadata: nobody may find them. */
  private static Path emptied(Path folder) {
    try {
      FileUtils.cleanDirectory(folder.toFile());
    } catch (IOException e) {
      throw DataFolder.unwritable(folder, e);
    }
    return folder;
  }

  /** Where photos are kept. */
  static Path photoFolder(Settings settings, DataFolder data) {
    return settings.isSet("laksa.photo.folder")
        ? Path.of(settings.text("laksa.photo.folder"))
        : data.folder("photos");
  }

  private static PhotoLimits limits(Settings settings) {
    return new PhotoLimits(
        settings.number("laksa.photo.max-bytes"),
        settings.number("laksa.photo.max-pixels"),
        settings.number("laksa.photo.max-side"),
        settings.number("laksa.photo.at-once"),
        settings.number("laksa.photo.waiting"));
  }
}
