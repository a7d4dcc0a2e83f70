package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.channel.Channels;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Status;
import id.laksa.department.Department;
import id.laksa.department.Departments;
import id.laksa.liveroom.Board.DepartmentRow;
import id.laksa.liveroom.Board.Row;
import id.laksa.liveroom.OverviewFigures.Tally;
import id.laksa.texts.CityTexts;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoardTest {
  private static final Departments DEPARTMENTS =
      new Departments(
          List.of(new Department("DPUPR", "Pekerjaan Umum"), new Department("DLH", "Lingkungan")));
  private static final OverviewFigures FIGURES =
      new OverviewFigures(
          List.of(
              new Tally(Status.TRIAGE, null, Channel.WEB, 2),
              new Tally(Status.RETURNED, "DPUPR", Channel.APP, 1),
              new Tally(Status.DISPATCHED, "DPUPR", Channel.APP, 4)),
          List.of(new Tally(Status.CLOSED, "DLH", Channel.APP, 3)),
          5,
          List.of(),
          1,
          0);
  private final OperatorWording wording =
      new OperatorWording(CityTexts.INDONESIAN, () -> null, ZoneId.of("Asia/Jakarta"));

  @Test
  void eachTableAddsUpToTheSameTotals() {
    Board board = Board.of(FIGURES, wording, DEPARTMENTS, Channels.STANDARD, Map.of());
    assertThat(board.open()).isEqualTo(7);
    assertThat(board.today()).isEqualTo(3);
    assertThat(board.waiting()).isEqualTo(3);
    assertThat(board.statuses().stream().mapToLong(Row::open).sum()).isEqualTo(7);
    assertThat(board.channels().stream().mapToLong(Row::today).sum()).isEqualTo(3);
    assertThat(board.departments()).extracting(DepartmentRow::open).containsExactly(5L, 0L);
  }

  @Test
  void withTheBrokerAwayWhatWaitsThereIsUnknownAndTheRestIsShown() {
    Board board = Board.of(FIGURES, wording, DEPARTMENTS, Channels.STANDARD, Map.of());
    assertThat(board.queues()).isEmpty();
    assertThat(board.departments()).extracting(DepartmentRow::queued).containsOnly(-1L);
    assertThat(board.deadLetters()).isEqualTo(1);
  }

  @Test
  void deadLettersAreCountedWhereverTheyLie() {
    Map<String, Long> depths =
        Map.of("opd.dpupr", 4L, "opd.dpupr.refused", 2L, "DLQ.opd.updates", 3L, "opd.updates", 1L);
    Board board = Board.of(FIGURES, wording, DEPARTMENTS, Channels.STANDARD, depths);
    assertThat(board.deadLetters()).isEqualTo(4);
    assertThat(board.departments()).extracting(DepartmentRow::queued).containsExactly(4L, 0L);
    assertThat(board.queues()).extracting(Row::open).containsExactly(1L, 2L, 3L);
  }
}
