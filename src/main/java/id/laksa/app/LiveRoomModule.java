package id.laksa.app;

import id.laksa.delivery.jdbc.DeliveryStatusReader;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.http.Pages;
import id.laksa.liveroom.OperatorWording;
import id.laksa.liveroom.http.ComplaintEndpoint;
import id.laksa.liveroom.http.FiguresEndpoint;
import id.laksa.liveroom.http.Guard;
import id.laksa.liveroom.http.ListEndpoint;
import id.laksa.liveroom.http.NotToldEndpoint;
import id.laksa.liveroom.http.OperatorPhotoEndpoint;
import id.laksa.liveroom.http.OverviewEndpoint;
import id.laksa.liveroom.http.PersonEndpoint;
import id.laksa.liveroom.jdbc.BoardReader;
import id.laksa.liveroom.jdbc.CourseTable;
import id.laksa.liveroom.jdbc.FiguresReader;
import id.laksa.liveroom.jdbc.ListReader;
import id.laksa.liveroom.jdbc.OpenOrderReader;
import id.laksa.liveroom.jdbc.SearchWordTable;
import id.laksa.liveroom.jdbc.TriageDesk;
import id.laksa.login.AccountDesk;
import id.laksa.login.Person;
import id.laksa.login.Right;
import id.laksa.login.Role;
import id.laksa.login.http.AccountsEndpoint;
import id.laksa.login.http.InnerPages;
import id.laksa.login.http.LoginDoor;
import id.laksa.login.jdbc.LoginBook.Entrance;
import id.laksa.triage.SplitDecider;
import id.laksa.triage.TriageDecider;
import id.laksa.triage.jdbc.TriageLedger;
import id.laksa.undeliverable.jdbc.UndeliverableTable;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Wires what stands behind the Live Room's routes. */
final class LiveRoomModule {
  private final CoreModule core;
  private final DoorsModule doors;
  private final BackgroundModule background;
  private final DeliveryModule delivery;
  private final InnerPages pages;
  private final OperatorWording wording;
  private final TriageDesk desk;
  private final CourseTable courses;
  private static final Set<Right> IN_THE_LIVE_ROOM =
      EnumSet.of(
          Right.WATCH, Right.SEE_FIGURES, Right.READ_RECORDS, Right.MANAGE_ACCOUNTS, Right.RECORD);
  private final LoginModule login;
  private final Predicate<String> machines;
  private final Guard guard;
  private final CityModule city;
  private final TeamworkModule team;

  LiveRoomModule(
      CoreModule core,
      Credentials credentials,
      String publicUrl,
      Pages pages,
      DoorsModule doors,
      BackgroundModule background,
      DeliveryModule delivery,
      CityModule city) {
    this.city = city;
    this.delivery = delivery;
    this.core = core;
    this.doors = doors;
    this.background = background;
    this.pages = new InnerPages(pages, core.texts(), "live-room");
    this.wording = new OperatorWording(core.texts(), core.rules(), core.settings().zone());
    this.desk = new TriageDesk(core.jdbi(), core.ledger(), core.format());
    this.courses = new CourseTable(core.jdbi(), core.json());
    this.login =
        LoginModule.of(
            core,
            new LoginDoor("live-room", "/live-room/", this.pages),
            Map.of(Credentials.OPERATOR, credentials.password(Credentials.OPERATOR)),
            new Entrance("live-room", IN_THE_LIVE_ROOM, LiveRoomModule::firstOperator),
            publicUrl,
            doors.scratch());
    this.machines =
        user -> credentials.has(user) || core.departmentByUser().apply(user).isPresent();
    this.guard = new Guard(login.keeper());
    this.team = new TeamworkModule(core, login.accounts(), firstOperator(Credentials.OPERATOR));
  }

  /** Names every endpoint, as the routes call it. */
  void bind(BiConsumer<String, Object> registry) {
    login.showIn(
        background.meters(),
        "laksa.login.failures",
        "Wrong passwords at the Live Room's door on this node");
    registry.accept("loginEndpoint", login.login());
    registry.accept("ownAccountEndpoint", login.own(wording::time));
    registry.accept(
        "accountsEndpoint",
        new AccountsEndpoint(
            login.keeper(),
            new AccountDesk(
                login.accounts(),
                machines,
                () -> core.rules().get().departments(),
                Secrets::password),
            () -> core.rules().get().departments(),
            wording::time));
    registry.accept("overviewEndpoint", overview());
    new DeskModule(core, doors, login.keeper(), pages, wording).bind(registry);
    ComplaintEndpoint triage = triage();
    registry.accept("triageEndpoint", triage);
    team.bind(registry, guard, pages, triage, wording);
    registry.accept("searchWords", new SearchWordTable(core.jdbi()));
    registry.accept("listEndpoint", list());
    registry.accept("figuresEndpoint", figures());
    registry.accept(
        "notToldEndpoint",
        new NotToldEndpoint(
            guard,
            pages,
            delivery.notTold(),
            delivery.callbacks(),
            core.jdbi(),
            core.identity(),
            wording));
    registry.accept(
        "personEndpoint",
        new PersonEndpoint(
            guard,
            pages,
            PrivacyModule.desk(core),
            PrivacyModule.eraser(core),
            core.identity(),
            wording));
    registry.accept(
        "operatorPhotoEndpoint",
        new OperatorPhotoEndpoint(guard, doors.photoTable(), doors.photoStore(), pages));
  }

  /** The user of the credentials is the way in before there are accounts, and may do everything. */
  private static Person firstOperator(String user) {
    return new Person(
        user,
        user,
        EnumSet.of(Role.OPERATOR, Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR),
        null,
        false);
  }

  private ListEndpoint list() {
    return new ListEndpoint(
        guard,
        pages,
        new ListReader(core.jdbi(), core.settings().zone(), courses),
        team.holdings(),
        wording,
        core.rules(),
        new ListEndpoint.Place(core.time(), core.settings().zone(), doors.scratch()));
  }

  private FiguresEndpoint figures() {
    return new FiguresEndpoint(
        guard,
        pages,
        new FiguresEndpoint.Readers(
            new BoardReader(
                courses, () -> core.rules().get().slaPolicies(), core.settings().zone()),
            new OpenOrderReader(core.jdbi()),
            new FiguresReader(core.jdbi())),
        wording,
        core.rules(),
        core.time(),
        core.settings().zone());
  }

  private OverviewEndpoint overview() {
    return new OverviewEndpoint(
        guard,
        pages,
        new OverviewEndpoint.Readers(
            new FiguresReader(core.jdbi()),
            desk,
            core.refusedAttempts()::sinceMidnight,
            new UndeliverableTable(core.jdbi())::all,
            team.holdings(),
            team.notes()),
        wording,
        core.rules(),
        new OverviewEndpoint.Stores(
            background.health()::stores,
            () -> city.overview().setAside(),
            background.queueFigures()::latestDepths),
        core.time());
  }

  private ComplaintEndpoint triage() {
    TriageLedger ledger =
        new TriageLedger(
            core.jdbi(),
            core.ledger(),
            new TriageDecider(core.slaClocks(), core.texts()),
            new SplitDecider(core.slaClocks()),
            new ErrandTable(core.jdbi(), core.box()),
            core.json(),
            core.time());
    return new ComplaintEndpoint(
        guard,
        pages,
        new ComplaintEndpoint.Desk(
            desk, ledger, new DeliveryStatusReader(core.jdbi()), team.model(wording)),
        core.identity(),
        wording,
        core.rules(),
        core.time());
  }
}
