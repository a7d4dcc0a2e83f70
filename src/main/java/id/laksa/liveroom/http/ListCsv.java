package id.laksa.liveroom.http;

import id.laksa.liveroom.ListedComplaint;
import id.laksa.liveroom.OperatorWording;
import id.laksa.place.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * The list as a table for a spreadsheet. It says nothing of who reported, and of a confidential
 * complaint neither what was said nor where. What a spreadsheet would take for a formula begins
 * with an apostrophe.
 */
final class ListCsv {
  /** Without it Excel takes UTF-8 for something else. */
  static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final List<String> COLUMNS =
      List.of(
          "ticket",
          "received",
          "channel",
          "status",
          "category",
          "department",
          "priority",
          "kecamatan",
          "kelurahan",
          "address",
          "deadline",
          "late",
          "confidential",
          "text");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private final CSVPrinter printer;
  private final OperatorWording wording;
  private final ZoneId zone;

  /** Begins a table, whose times are those of this zone. */
  ListCsv(Writer out, OperatorWording wording, ZoneId zone) throws IOException {
    out.write(BYTE_ORDER_MARK);
    this.printer = new CSVPrinter(out, CSVFormat.RFC4180);
    this.wording = wording;
    this.zone = zone;
    row(COLUMNS.stream().map(column -> wording.text("live-room.list.csv." + column)));
  }

  /** Adds a line. */
  void add(ListedComplaint complaint) {
    boolean hidden = complaint.confidential();
    Place place = complaint.place();
    row(
        Arrays.asList(
            complaint.ticket(),
            time(complaint.receivedAt()),
            wording.channel(complaint.channel()),
            wording.status(complaint.status()),
            wording.category(complaint.category()),
            wording.department(complaint.department()),
            wording.text("live-room.priority." + complaint.priority()),
            place == null ? null : place.kecamatan(),
            place == null ? null : place.kelurahan(),
            hidden ? null : complaint.address(),
            complaint.status().isOpen() ? time(complaint.deadline()) : null,
            yes(complaint.late()),
            yes(hidden),
            hidden ? null : complaint.text())
            .stream());
  }

  /** What stands in a cell for a text; empty for null. */
  static String cell(@Nullable String text) {
    String plain = Objects.requireNonNullElse(text, "").replace('\0', ' ');
    String bare = plain.stripLeading();
    boolean formula =
        (!bare.isEmpty() && "=+-@".indexOf(bare.charAt(0)) >= 0)
            || plain.startsWith("\t")
            || plain.startsWith("\r");
    return formula ? "'" + plain : plain;
  }

  private String time(Instant at) {
    return TIME.format(at.atZone(zone));
  }

  private String yes(boolean is) {
    return is ? wording.text("live-room.list.csv.yes") : "";
  }

  private void row(Stream<String> texts) {
    try {
      printer.printRecord(texts.map(ListCsv::cell));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
