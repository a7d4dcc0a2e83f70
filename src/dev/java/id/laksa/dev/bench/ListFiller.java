package id.laksa.dev.bench;

import id.laksa.complaint.Identity;
import id.laksa.complaint.Status;
import id.laksa.place.Kelurahan;
import id.laksa.place.Place;
import id.laksa.rulebook.RuleBook;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Fills a ledger with complaints as a city would have after years: most of them long closed, few
 * departments with most of them, words as frequent as words are, one in ten decided by one of a
 * dozen operators. The same each time, but for when it ends: now.
 */
final class ListFiller {
  /** Between two complaints. */
  private static final Duration APART = Duration.ofSeconds(95);

  private static final int AT_ONCE = 20_000;
  private static final double NEW = 0.03;
  private static final String COMPLAINT =
      "copy complaint (id, ticket, channel, fingerprint, received_at, text, lat, lon, address,"
          + " kecamatan, kelurahan, hashtags, photos, anonymous, confidential, status, category,"
          + " department, priority, round, explanation, acknowledge_by, resolve_by,"
          + " acknowledge_passed, resolve_passed, head_seq, head_hash) from stdin";
  private static final String EVENT =
      "copy complaint_event (complaint_id, seq, type, at, actor, data, hash) from stdin";
  private static final String HASH = "\\\\x" + "5a".repeat(32);
  private static final List<String> BUSY =
      List.of("TRIAGE", "DISPATCHED", "DISPATCHED", "ACKNOWLEDGED", "IN_PROGRESS", "IN_PROGRESS");
  private static final List<String> RARE =
      List.of("RETURNED", "WAITING_FOR_REPORTER", "REOPENED", "RECEIVED");
  private static final List<String> CHANNELS = List.of("APP", "WHATSAPP", "WEB", "DESK", "OPEN311");
  private final Random random = new Random(7);
  private final Identity identity = new Identity(new byte[32]);
  private final List<String> categories;
  private final List<String> departments;
  private final List<Place> places;
  private final List<String> words;
  private final long number;
  private final Instant end;

  ListFiller(RuleBook rules, List<String> words, long number, Instant end) {
    this.categories = rules.categories().all().stream().map(one -> one.id()).toList();
    this.departments = rules.departments().all().stream().map(one -> one.code()).toList();
    this.places = rules.places().all().stream().map(Kelurahan::place).toList();
    this.words = words;
    this.number = number;
    this.end = end;
  }

  /** Fills. */
  void fill(Connection connection) throws SQLException, IOException {
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    for (long from = 0; from < number; from += AT_ONCE) {
      StringBuilder complaints = new StringBuilder();
      StringBuilder events = new StringBuilder();
      for (long i = from; i < Math.min(number, from + AT_ONCE); i++) {
        add(i, complaints, events);
      }
      copy.copyIn(COMPLAINT, new StringReader(complaints.toString()));
      copy.copyIn(EVENT, new StringReader(events.toString()));
    }
  }

  private void add(long i, StringBuilder complaints, StringBuilder events) {
    UUID id = new UUID(random.nextLong(), random.nextLong());
    Instant received = end.minus(APART.multipliedBy(number - i));
    Status status = status(i);
    String category = skewed(categories, 3);
    String department =
        status == Status.TRIAGE
            ? "\\N"
            : departments.get(Math.floorMod(category.hashCode(), departments.size()));
    Place place = skewed(places, 2);
    boolean late = status.isOpen() && random.nextInt(5) == 0;
    row(
        complaints,
        id,
        identity.ticketOf(id),
        skewed(CHANNELS, 3),
        HASH,
        received,
        text(),
        "-6.17",
        "106.63",
        "Jl. " + skewed(words, 2) + " No. " + random.nextInt(200),
        place.kecamatan(),
        Objects.requireNonNullElse(place.kelurahan(), "\\N"),
        "[]",
        "[]",
        "f",
        random.nextInt(30) == 0 ? "t" : "f",
        status,
        status == Status.TRIAGE ? "\\N" : category,
        department,
        random.nextInt(100) == 0 ? "EMERGENCY" : random.nextInt(10) == 0 ? "HIGH" : "NORMAL",
        1,
        explanation(category, department),
        received.plus(Duration.ofDays(1)),
        received.plus(Duration.ofDays(1 + random.nextInt(30))),
        late ? "t" : "f",
        late && random.nextBoolean() ? "t" : "f",
        4,
        HASH);
    if (random.nextInt(10) == 0) {
      row(events, id, 3, "DISPATCHED", received, "petugas" + random.nextInt(12), "{}", HASH);
    }
  }

  private Status status(long i) {
    if (i < number * (1 - NEW) || random.nextInt(5) == 0) {
      int of = random.nextInt(100);
      return of < 80
          ? Status.CLOSED
          : of < 90 ? Status.REJECTED : of < 99 ? Status.RESOLVED : Status.MERGED;
    }
    return Status.valueOf(random.nextInt(20) == 0 ? skewed(RARE, 1) : skewed(BUSY, 1));
  }

  private String text() {
    List<String> said = new ArrayList<>();
    for (int i = 12 + random.nextInt(25); i > 0; i--) {
      said.add(skewed(words, 4));
    }
    return String.join(" ", said);
  }

  private static String explanation(String category, String department) {
    return """
    {"decidedBy": "rules", "rule": "words", "matched": ["%1$s"], "rulesVersion": "0123456789abcdef", \
    "alternatives": [{"category": "%1$s", "department": "%2$s", "score": 0.31, "rule": "words"}, \
    {"category": "drainase", "department": "DPUPR", "score": 0.12, "rule": "words"}]}\
    """
        .formatted(category, department.replace("\\N", ""));
  }

  /** The first ones often, the last ones seldom. */
  private <T> T skewed(List<T> those, int by) {
    return those.get((int) (Math.pow(random.nextDouble(), by) * those.size()));
  }

  private static void row(StringBuilder rows, Object... cells) {
    for (int i = 0; i < cells.length; i++) {
      rows.append(i == 0 ? "" : "\t").append(cells[i]);
    }
    rows.append('\n');
  }
}
