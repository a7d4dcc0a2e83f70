package id.laksa.app;

import id.laksa.http.Pages;
import id.laksa.liveroom.Operators;
import id.laksa.liveroom.Sessions;
import id.laksa.liveroom.Wording;
import id.laksa.liveroom.http.ComplaintEndpoint;
import id.laksa.liveroom.http.Guard;
import id.laksa.liveroom.http.LiveRoomPages;
import id.laksa.liveroom.http.LoginEndpoint;
import id.laksa.liveroom.http.OperatorPhotoEndpoint;
import id.laksa.liveroom.http.OverviewEndpoint;
import id.laksa.liveroom.http.PersonEndpoint;
import id.laksa.liveroom.jdbc.FiguresReader;
import id.laksa.liveroom.jdbc.LoginBook;
import id.laksa.liveroom.jdbc.TriageDesk;
import id.laksa.tracking.Messages;
import id.laksa.triage.TriageDecider;
import id.laksa.triage.jdbc.TriageLedger;
import io.micrometer.core.instrument.FunctionCounter;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;

/** Wires what stands behind the Live Room's routes. */
final class LiveRoomDoors {
  private final Parts parts;
  private final Doors doors;
  private final Background background;
  private final LiveRoomPages pages;
  private final Wording wording;
  private final TriageDesk desk;
  private final LoginBook book;
  private final Guard guard;

  LiveRoomDoors(
      Parts parts,
      Path home,
      byte[] ticketKey,
      Credentials credentials,
      String publicUrl,
      Pages pages,
      Doors doors,
      Background background) {
    this.parts = parts;
    this.doors = doors;
    this.background = background;
    this.pages = new LiveRoomPages(pages);
    this.wording =
        new Wording(Messages.load(home.resolve("conf")), parts.rules(), parts.settings().zone());
    this.desk = new TriageDesk(parts.jdbi(), parts.ledger(), parts.format());
    Operators operators =
        new Operators(
            ticketKey, Map.of(Credentials.OPERATOR, credentials.password(Credentials.OPERATOR)));
    Sessions sessions = new Sessions(ticketKey, parts.clock());
    this.book = new LoginBook(parts.jdbi(), operators, sessions, ticketKey, parts.clock());
    this.guard = new Guard(sessions, book, this.pages, publicUrl, doors.scratch());
  }

  /** Names every endpoint, as the routes call it. */
  void bind(BiConsumer<String, Object> registry) {
    FunctionCounter.builder("laksa.login.failures", book, LoginBook::failuresSoFar)
        .description("Wrong passwords at the Live Room's door on this node")
        .register(background.meters());
    registry.accept("loginEndpoint", new LoginEndpoint(guard, book, pages));
    registry.accept("overviewEndpoint", overview());
    registry.accept("triageEndpoint", triage());
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
        new FiguresReader(parts.jdbi()),
        desk,
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
        guard, pages, desk, ledger, parts.identity(), wording, parts.rules(), parts.clock());
  }
}
