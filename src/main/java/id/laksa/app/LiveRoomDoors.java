package id.laksa.app;

import id.laksa.delivery.jdbc.Deliveries;
import id.laksa.http.Pages;
import id.laksa.liveroom.Wording;
import id.laksa.liveroom.http.ComplaintEndpoint;
import id.laksa.liveroom.http.Guard;
import id.laksa.liveroom.http.LiveRoomPages;
import id.laksa.liveroom.http.NotToldEndpoint;
import id.laksa.liveroom.http.OperatorPhotoEndpoint;
import id.laksa.liveroom.http.OverviewEndpoint;
import id.laksa.liveroom.http.PersonEndpoint;
import id.laksa.liveroom.jdbc.FiguresReader;
import id.laksa.liveroom.jdbc.TriageDesk;
import id.laksa.login.http.Door;
import id.laksa.tracking.Messages;
import id.laksa.triage.TriageDecider;
import id.laksa.triage.jdbc.TriageLedger;
import id.laksa.undeliverable.jdbc.UndeliverableTable;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;

/** Wires what stands behind the Live Room's routes. */
final class LiveRoomDoors {
  private final Parts parts;
  private final Doors doors;
  private final Background background;
  private final Delivering delivering;
  private final LiveRoomPages pages;
  private final Wording wording;
  private final TriageDesk desk;
  private final Entrance entrance;
  private final Guard guard;

  LiveRoomDoors(
      Parts parts,
      Path home,
      Credentials credentials,
      String publicUrl,
      Pages pages,
      Doors doors,
      Background background,
      Delivering delivering) {
    this.delivering = delivering;
    this.parts = parts;
    this.doors = doors;
    this.background = background;
    this.pages = new LiveRoomPages(pages);
    this.wording =
        new Wording(Messages.load(home.resolve("conf")), parts.rules(), parts.settings().zone());
    this.desk = new TriageDesk(parts.jdbi(), parts.ledger(), parts.format());
    this.entrance =
        Entrance.of(
            parts,
            new Door("live-room", "/live-room/", this.pages),
            Map.of(Credentials.OPERATOR, credentials.password(Credentials.OPERATOR)),
            publicUrl,
            doors.scratch());
    this.guard = new Guard(entrance.keeper());
  }

  /** Names every endpoint, as the routes call it. */
  void bind(BiConsumer<String, Object> registry) {
    entrance.showIn(
        background.meters(),
        "laksa.login.failures",
        "Wrong passwords at the Live Room's door on this node");
    registry.accept("loginEndpoint", entrance.login());
    registry.accept("overviewEndpoint", overview());
    registry.accept("triageEndpoint", triage());
    registry.accept(
        "notToldEndpoint",
        new NotToldEndpoint(
            guard,
            pages,
            delivering.notTold(),
            delivering.callbacks(),
            parts.jdbi(),
            parts.identity(),
            wording));
    registry.accept(
        "personEndpoint",
        new PersonEndpoint(
            guard,
            pages,
            PrivacyDoors.desk(parts),
            PrivacyDoors.eraser(parts),
            parts.identity(),
            wording));
    registry.accept(
        "operatorPhotoEndpoint",
        new OperatorPhotoEndpoint(guard, doors.photoTable(), doors.photoStore(), pages));
  }

  private OverviewEndpoint overview() {
    return new OverviewEndpoint(
        guard,
        pages,
        new OverviewEndpoint.Readers(
            new FiguresReader(parts.jdbi()),
            desk,
            parts.refusedAttempts()::sinceMidnight,
            new UndeliverableTable(parts.jdbi())::all),
        wording,
        parts.rules(),
        new OverviewEndpoint.Stores(background.health()::stores, background.queueDepths()::latest),
        parts.clock());
  }

  private ComplaintEndpoint triage() {
    TriageLedger ledger =
        new TriageLedger(
            parts.jdbi(), parts.ledger(), new TriageDecider(parts.clockwork()), parts.clock());
    return new ComplaintEndpoint(
        guard,
        pages,
        new ComplaintEndpoint.Desk(desk, ledger, new Deliveries(parts.jdbi())),
        parts.identity(),
        wording,
        parts.rules(),
        parts.clock());
  }
}
