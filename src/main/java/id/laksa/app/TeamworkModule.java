package id.laksa.app;

import id.laksa.liveroom.OperatorWording;
import id.laksa.liveroom.http.ComplaintEndpoint;
import id.laksa.liveroom.http.Guard;
import id.laksa.liveroom.http.OwnWorkEndpoint;
import id.laksa.liveroom.http.ShiftEndpoint;
import id.laksa.liveroom.http.TeamEndpoint;
import id.laksa.liveroom.http.TeamModel;
import id.laksa.liveroom.jdbc.FiguresReader;
import id.laksa.liveroom.jdbc.ShiftReader;
import id.laksa.login.AccountStore;
import id.laksa.login.Person;
import id.laksa.login.Right;
import id.laksa.login.UserAccount;
import id.laksa.login.http.InnerPages;
import id.laksa.teamwork.jdbc.HoldingTable;
import id.laksa.teamwork.jdbc.NoteTable;
import id.laksa.teamwork.jdbc.ShiftNoteTable;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Wires what operators tell each other. */
final class TeamworkModule {
  private final CoreModule core;
  private final AccountStore accounts;
  private final Person first;
  private final NoteTable notes;
  private final HoldingTable holdings;

  /**
   * Wires it.
   *
   * @param first the operator of the credentials, who has no account
   */
  TeamworkModule(CoreModule core, AccountStore accounts, Person first) {
    this.core = core;
    this.accounts = accounts;
    this.first = first;
    this.notes = new NoteTable(core.jdbi(), core.ledger(), core.time());
    this.holdings = new HoldingTable(core.jdbi(), core.time());
  }

  /** The notes about complaints. */
  NoteTable notes() {
    return notes;
  }

  /** Who has what in hand. */
  HoldingTable holdings() {
    return holdings;
  }

  /** What the page of a complaint shows of it. */
  TeamModel model(OperatorWording wording) {
    return new TeamModel(notes, holdings, this::colleagues, wording);
  }

  /** Names every endpoint, as the routes call it. */
  void bind(
      BiConsumer<String, Object> registry,
      Guard guard,
      InnerPages pages,
      ComplaintEndpoint complaints,
      OperatorWording wording) {
    registry.accept(
        "teamEndpoint",
        new TeamEndpoint(
            guard,
            pages,
            complaints,
            new TeamEndpoint.Tables(notes, holdings),
            core.identity(),
            this::isColleague,
            wording));
    ShiftReader shifts = new ShiftReader(core.jdbi());
    registry.accept(
        "shiftEndpoint",
        new ShiftEndpoint(
            guard,
            pages,
            new ShiftEndpoint.Readers(
                shifts,
                new FiguresReader(core.jdbi()),
                holdings,
                notes,
                new ShiftNoteTable(core.jdbi(), core.time())),
            wording,
            core.settings().zone(),
            core.time()));
    registry.accept(
        "ownWorkEndpoint",
        new OwnWorkEndpoint(
            guard, pages, new OwnWorkEndpoint.Readers(shifts, holdings, notes), wording));
  }

  private List<Person> colleagues() {
    return Stream.concat(
            accounts.list().stream().filter(TeamworkModule::decides).map(UserAccount::person),
            Stream.of(first))
        .toList();
  }

  private boolean isColleague(String user) {
    return user.equals(first.user())
        || accounts.find(user).filter(TeamworkModule::decides).isPresent();
  }

  private static boolean decides(UserAccount account) {
    return account.disabledAt() == null && account.person().may(Right.DECIDE);
  }
}
