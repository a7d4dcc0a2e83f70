package id.laksa.app;

import id.laksa.camel.SubmitRoute;
import id.laksa.city.entry.CityIntake;
import id.laksa.complaint.jdbc.LedgerAway;
import id.laksa.department.Department;
import id.laksa.evidence.PhotoLimits;
import id.laksa.evidence.PhotoSanitizer;
import id.laksa.evidence.file.FilePhotoStore;
import id.laksa.evidence.http.EvidenceEndpoint;
import id.laksa.evidence.http.PhotoEndpoint;
import id.laksa.evidence.imageio.ImageIoFeatureReader;
import id.laksa.evidence.imageio.ImageIoPhotoSanitizer;
import id.laksa.evidence.jdbc.EvidenceShelf;
import id.laksa.evidence.jdbc.EvidenceTable;
import id.laksa.evidence.jdbc.PhotoFeatureIndexer;
import id.laksa.evidence.jdbc.PhotoTable;
import id.laksa.intake.GroupCommit;
import id.laksa.intake.Intake;
import id.laksa.intake.Registrar;
import id.laksa.intake.SubmissionClassifier;
import id.laksa.intake.http.CategoriesEndpoint;
import id.laksa.intake.http.ComplaintJson;
import id.laksa.intake.http.ComplaintPhotos;
import id.laksa.intake.http.ComplaintReader;
import id.laksa.intake.http.PhotoIntake;
import id.laksa.intake.http.ReceiptAnswers;
import id.laksa.intake.http.ReceiptView;
import id.laksa.intake.jdbc.ReceiptTable;
import id.laksa.login.Accounts;
import id.laksa.login.http.BasicDoor;
import id.laksa.login.http.DepartmentDoor;
import id.laksa.operation.OpenApiEndpoint;
import id.laksa.reporter.AnswerDecider;
import id.laksa.reporter.http.AnswerEndpoint;
import id.laksa.reporter.jdbc.AnswerLedger;
import id.laksa.reporter.jdbc.EmergencyCalls;
import id.laksa.texts.Messages;
import id.laksa.texts.Messages.Language;
import id.laksa.tracking.http.TrackingEndpoint;
import id.laksa.tracking.jdbc.ComplaintViews;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;

/** Wires what stands behind the HTTP routes. */
final class DoorsModule implements AutoCloseable {
  private final CoreModule core;
  private final Path scratch;
  private final String publicUrl;
  private final ZoneId zone;
  private final ImageIoPhotoSanitizer sanitizer;
  private final ImageIoPhotoSanitizer evidenceSanitizer;
  private final FilePhotoStore photoStore;
  private final PhotoTable photoTable;
  private final PhotoFeatureIndexer indexer;
  private final EvidenceTable evidenceTable;
  private final BasicDoor departments;
  private final GroupCommit groupCommit;
  private final Messages messages;
  private final Intake intake;
  private final ComplaintViews views;
  private final AnswerDecider answers;
  private final AnswerLedger answerLedger;
  private final EmergencyCalls emergencyCalls;

  DoorsModule(
      CoreModule core,
      DataFolder data,
      Credentials credentials,
      String publicUrl,
      SubmitRoute submit) {
    Settings settings = core.settings();
    this.core = core;
    this.scratch = emptied(data.folder("uploads"));
    this.publicUrl = publicUrl;
    this.zone = settings.zone();
    // Two: citizens' photos, whatever they are, must not keep departments from showing work.
    this.sanitizer = new ImageIoPhotoSanitizer(limits(settings), zone, core.texts(), core.time());
    this.evidenceSanitizer =
        new ImageIoPhotoSanitizer(limits(settings).oneAtATime(), zone, core.texts(), core.time());
    this.photoStore = new FilePhotoStore(photoFolder(settings, data));
    this.photoTable = new PhotoTable(core.jdbi(), core.ledger());
    this.indexer = new PhotoFeatureIndexer(core.jdbi(), photoStore, new ImageIoFeatureReader());
    this.evidenceTable =
        new EvidenceTable(core.jdbi(), core.evidenceRules(), indexer, core.texts());
    this.departments =
        new BasicDoor(
            new Accounts(core.pageKeys(), "basic", passwords(core, credentials)), core.guesses());
    this.groupCommit =
        new GroupCommit(
            new ReceiptTable(core.jdbi(), core.ledger(), core.format(), core.justWritten()),
            settings.number("laksa.intake.writers"),
            settings.number("laksa.intake.batch"),
            settings.number("laksa.intake.waiting"),
            Duration.ofMillis(settings.number("laksa.intake.rest")),
            LedgerAway::caused);
    this.messages = core.messages();
    this.intake = new Intake(submit, core.time(), core.json());
    this.views =
        new ComplaintViews(
            core.jdbi(), core.ledger(), core.rules(), core.slaClocks(), messages, publicUrl, zone);
    this.answers = new AnswerDecider(core.slaClocks(), core.texts());
    this.answerLedger = new AnswerLedger(core.jdbi(), core.ledger(), answers, core.time());
    this.emergencyCalls =
        new EmergencyCalls(
            new EmergencyCalls.Shelf(core.jdbi(), core.ledger(), core.format()),
            intake,
            text -> core.rules().get().classifier().classify(text, List.of(), null).emergency(),
            core.time(),
            zone);
  }

  /** The base of every link given to the outside, without a slash at the end. */
  String publicUrl() {
    return publicUrl;
  }

  /** Where receipts wait for the next transaction. */
  GroupCommit groupCommit() {
    return groupCommit;
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
    TrackingEndpoint tracking = new TrackingEndpoint(core.identity(), views, core.answers());
    bindIntake(registry);
    registry.accept("trackingEndpoint", tracking);
    registry.accept(
        "answerEndpoint",
        new AnswerEndpoint(
            core.identity(),
            new AnswerEndpoint.Desk(
                answerLedger, emergencyCalls, messages.text(Language.INDONESIAN, "notice.112")),
            tracking,
            core.answers(),
            new AnswerEndpoint.Uploads(new PhotoIntake(sanitizer, photoStore), scratch),
            core.refusedAttempts()));
    new WebModule(core, this).bind(registry);
    registry.accept(
        "categoriesEndpoint",
        new CategoriesEndpoint(() -> core.rules().get().categories(), core.answers()));
    registry.accept("openApiEndpoint", new OpenApiEndpoint());
    registry.accept("evidenceEndpoint", evidence());
    registry.accept("photoLooks", indexer);
    registry.accept(
        "photoEndpoint",
        new PhotoEndpoint(
            departments,
            core.departmentByUser(),
            photoTable,
            photoStore,
            core.identity(),
            core.answers()));
  }

  @Override
  public void close() {
    groupCommit.close();
    sanitizer.close();
    evidenceSanitizer.close();
  }

  private void bindIntake(BiConsumer<String, Object> registry) {
    registry.accept(
        "complaintReader", new ComplaintReader(new ComplaintJson(), core.answers(), scratch));
    registry.accept(
        "complaintPhotos",
        new ComplaintPhotos(new PhotoIntake(sanitizer, photoStore), intake, core.answers()));
    registry.accept("drools", new SubmissionClassifier(core.rules(), zone));
    registry.accept("registrar", new Registrar(core.identity(), core.chain(), core.fingerprint()));
    registry.accept("receipts", new ReceiptAnswers(receiptView(), core.answers()));
  }

  private ReceiptView receiptView() {
    return new ReceiptView(
        core.rules(), publicUrl, zone, messages.text(Language.INDONESIAN, "notice.112"));
  }

  /** The steps of what the city's own routes hand in. */
  CityIntake cityIntake() {
    return new CityIntake(
        new ComplaintJson(),
        () -> core.rules().get().channels(),
        new PhotoIntake(sanitizer, photoStore),
        intake,
        receiptView());
  }

  /** By which departments' systems come in over HTTP. */
  DepartmentDoor departmentDoor() {
    return new DepartmentDoor(departments, core.departmentByUser(), core.answers());
  }

  /** Where departments' photos are kept. */
  EvidenceShelf shelf() {
    return new EvidenceShelf(photoStore, evidenceTable, core.identity(), core.time());
  }

  private EvidenceEndpoint evidence() {
    return new EvidenceEndpoint(
        departments,
        core.departmentByUser(),
        new EvidenceEndpoint.Tools(evidenceSanitizer, photoTable, shelf(), core.refusedAttempts()),
        core.answers(),
        scratch);
  }

  /** The departments' passwords by their users. */
  static Map<String, String> passwords(CoreModule core, Credentials credentials) {
    return core.rules().get().departments().all().stream()
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
