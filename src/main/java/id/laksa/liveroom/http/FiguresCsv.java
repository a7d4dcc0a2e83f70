package id.laksa.liveroom.http;

import id.laksa.complaint.Status;
import id.laksa.liveroom.Figure;
import id.laksa.liveroom.FigureLine;
import id.laksa.liveroom.FigureLine.StayFigure;
import id.laksa.liveroom.FigureSums;
import id.laksa.liveroom.FiguresRequest;
import id.laksa.liveroom.OperatorWording;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The board's figures as a table for a spreadsheet; working time in whole minutes. */
final class FiguresCsv {
  private static final List<Status> PLACES =
      Arrays.stream(Status.values()).filter(Status::isOpen).toList();
  private static final int MINUTE = 60;
  private final OperatorWording wording;
  private final FiguresModel model;

  /** Names lines and columns as the page does. */
  FiguresCsv(OperatorWording wording, FiguresModel model) {
    this.wording = wording;
    this.model = model;
  }

  /** The table, a line each and behind them all together. */
  String of(FiguresRequest request, FigureSums sums) {
    StringWriter out = new StringWriter();
    out.write(ListCsv.BYTE_ORDER_MARK);
    try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
      row(printer, header(request));
      for (FigureLine line : sums.lines()) {
        row(printer, cells(model.name(request.by(), line.key()), line));
      }
      row(printer, cells(wording.text("live-room.figures.total"), sums.total()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private List<String> header(FiguresRequest request) {
    List<String> header = new ArrayList<>();
    header.add(model.by(request.by()));
    header.addAll(model.columns());
    for (Status place : PLACES) {
      for (String figure : List.of("count", "median", "p90")) {
        header.add(
            wording.text(
                "live-room.figures.csv." + figure, Map.of("status", wording.status(place))));
      }
    }
    return header;
  }

  private static List<String> cells(String name, FigureLine line) {
    List<String> cells = new ArrayList<>();
    cells.add(name);
    cells.add(String.valueOf(line.received()));
    cells.add(String.valueOf(line.open()));
    for (Figure figure : Figure.values()) {
      cells.add(String.valueOf(line.count(figure)));
    }
    cells.add(
        line.count(Figure.RATED) == 0 ? "" : String.format(Locale.ROOT, "%.2f", line.meanRating()));
    for (Status place : PLACES) {
      StayFigure lengths = line.stays().get(place);
      cells.add(lengths == null ? "" : String.valueOf(lengths.count()));
      cells.add(lengths == null ? "" : String.valueOf(lengths.median() / MINUTE));
      cells.add(lengths == null ? "" : String.valueOf(lengths.p90() / MINUTE));
    }
    return cells;
  }

  private static void row(CSVPrinter printer, List<String> cells) throws IOException {
    printer.printRecord(cells.stream().map(ListCsv::cell));
  }
}
