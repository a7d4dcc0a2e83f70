package id.laksa.complaint.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.classification.Explanation;
import id.laksa.classification.Priority;
import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Said;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.CopyNote;
import id.laksa.complaint.Location;
import id.laksa.complaint.PersonKeys;
import id.laksa.complaint.PhotoRef;
import id.laksa.complaint.Receipt;
import id.laksa.complaint.Reporter;
import id.laksa.complaint.Resolution;
import id.laksa.complaint.SealedBox;
import id.laksa.complaint.Status;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.BinaryArray.Element;
import id.laksa.place.GeoPoint;
import id.laksa.place.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** How the ledger's rows look: domain types to columns and back. */
public final class RowFormat {
  private static final HexFormat HEX = HexFormat.of();
  private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
  private static final TypeReference<List<PhotoRef>> PHOTOS = new TypeReference<>() {};
  private final ObjectMapper mapper;
  private final SealedBox box;
  private final PersonKeys keys;

  /** Writes JSON with this mapper, and personal data with this box, to be found by these keys. */
  public RowFormat(ObjectMapper mapper, SealedBox box, PersonKeys keys) {
    this.mapper = mapper;
    this.box = box;
    this.keys = keys;
  }

  /** A time as pgjdbc takes it; null stays null. */
  public static @Nullable OffsetDateTime time(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  /** A timestamptz column; null stays null. */
  public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  /** Hex to bytea; null stays null. */
  public static byte @Nullable [] bytes(@Nullable String hex) {
    return hex == null ? null : HEX.parseHex(hex);
  }

  /** Bytea to hex; null stays null. */
  public static @Nullable String hex(byte @Nullable [] bytes) {
    return bytes == null ? null : HEX.formatHex(bytes);
  }

  /** The reporter in his box, back. */
  public Reporter openReporter(byte[] sealed, UUID complaintId) {
    try {
      return mapper.readValue(box.open(sealed, belongsTo(complaintId)), Reporter.class);
    } catch (IOException e) {
      throw new IllegalStateException("A reporter's box holds something else", e);
    }
  }

  String json(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Domain types are plain JSON", e);
    }
  }

  static UnnestInsert<ChainedEvent> eventInsert() {
    return new UnnestInsert<ChainedEvent>("complaint_event")
        .column("complaint_id", Element.UUID, ChainedEvent::complaintId)
        .column("seq", Element.INT4, ChainedEvent::seq)
        .column("type", Element.TEXT, event -> event.type().name())
        .column("at", Element.TIMESTAMPTZ, ChainedEvent::at)
        .column("actor", Element.TEXT, ChainedEvent::actor)
        .column("data", Element.TEXT, ChainedEvent::data)
        .column("text", Element.TEXT, ChainedEvent::text)
        .column("text_salt", Element.BYTEA, event -> bytes(event.salt()))
        .column("commitment", Element.BYTEA, event -> bytes(event.commitment()))
        .column("hash", Element.BYTEA, event -> bytes(event.hash()));
  }

  /**
   * What is written of who reported; only for receipts of those who said something of themselves.
   */
  UnnestInsert<Receipt> personInsert() {
    return new UnnestInsert<Receipt>("complaint_person")
        .column("complaint_id", Element.UUID, receipt -> receipt.complaint().id())
        .column("sealed", Element.BYTEA, this::seal)
        .column("phone_key", Element.BYTEA, receipt -> keys.ofPhone(reporter(receipt).phone()))
        .column("email_key", Element.BYTEA, receipt -> keys.ofEmail(reporter(receipt).email()))
        .column(
            "address_key", Element.BYTEA, receipt -> keys.ofAddress(reporter(receipt).address()));
  }

  /** What is written of a new complaint; what its clock has at first is what null stands for. */
  UnnestInsert<Receipt> complaintInsert(Function<Complaint, @Nullable Instant> nextDue) {
    return new UnnestInsert<Receipt>("complaint")
        .column("id", Element.UUID, r -> r.complaint().id())
        .column("ticket", Element.TEXT, r -> r.complaint().ticket().value())
        .column("channel", Element.TEXT, r -> said(r).channel().code())
        .column("fingerprint", Element.BYTEA, r -> bytes(r.fingerprint()))
        .column("received_at", Element.TIMESTAMPTZ, r -> said(r).receivedAt())
        .column("text", Element.TEXT, r -> said(r).text())
        .column("content_salt", Element.BYTEA, r -> bytes(r.contentSalt()))
        .column("lat", Element.FLOAT8, r -> of(point(r), GeoPoint::lat))
        .column("lon", Element.FLOAT8, r -> of(point(r), GeoPoint::lon))
        .column("address", Element.TEXT, r -> said(r).location().address())
        .column("kecamatan", Element.TEXT, r -> of(place(r), Place::kecamatan))
        .column("kelurahan", Element.TEXT, r -> of(place(r), Place::kelurahan))
        .json("hashtags", r -> json(said(r).hashtags()))
        .json("photos", r -> json(said(r).photos()))
        .column("anonymous", Element.BOOL, r -> said(r).anonymous())
        .column("confidential", Element.BOOL, r -> said(r).confidential())
        .column("status", Element.TEXT, r -> stands(r).status().name())
        .column("category", Element.TEXT, r -> stands(r).category())
        .column("department", Element.TEXT, r -> stands(r).department())
        .column("priority", Element.TEXT, r -> stands(r).priority().name())
        .column("round", Element.INT4, r -> stands(r).round())
        .column("note", Element.TEXT, r -> stands(r).note())
        .json("explanation", r -> json(stands(r).explanation()))
        .column("acknowledge_by", Element.TIMESTAMPTZ, r -> stands(r).clock().acknowledgeBy())
        .column("resolve_by", Element.TIMESTAMPTZ, r -> stands(r).clock().resolveBy())
        .column("acknowledge_passed", Element.BOOL, r -> stands(r).clock().acknowledgePassed())
        .column("resolve_passed", Element.BOOL, r -> stands(r).clock().resolvePassed())
        .column("next_due", Element.TIMESTAMPTZ, r -> nextDue.apply(r.complaint()))
        .column("provisional", Element.BOOL, r -> stands(r).clock().provisional())
        .column("clock_version", Element.TEXT, r -> stands(r).clock().version())
        .column("head_seq", Element.INT4, r -> r.complaint().headSeq())
        .column("head_hash", Element.BYTEA, r -> bytes(r.complaint().headHash()));
  }

  /**
   * Where a complaint stood when an event with a whole state was written.
   *
   * @param now where it stands today; gives what events don't carry: note and explanation
   * @param data of the event; see {@link id.laksa.complaint.EventData#state}
   */
  public State stateThen(State now, String data) {
    JsonNode then = read(data, new TypeReference<JsonNode>() {});
    Instant acknowledgeBy = Instant.parse(then.get("acknowledgeBy").textValue());
    Instant resolveBy = Instant.parse(then.get("resolveBy").textValue());
    return new State(
        Status.valueOf(then.get("status").textValue()),
        then.path("category").textValue(),
        then.path("department").textValue(),
        Priority.valueOf(then.get("priority").textValue()),
        then.get("round").intValue(),
        now.clock().showing(acknowledgeBy, resolveBy, then.path("provisional").booleanValue()),
        now.note(),
        now.explanation(),
        now.resolution());
  }

  /**
   * Where a complaint stands for the department that an event sends an order to.
   *
   * @param now the complaint as it is today
   * @param seq of the event
   * @param data of the event, with a whole state; of a copy with what its department is to know
   * @param text of the event; of a copy why there is one
   */
  public State stateFor(Complaint now, int seq, String data, @Nullable String text) {
    if (data.contains("\"copy\"")) {
      return copyThen(stateThen(now.state(), data), data, text);
    }
    // Most orders leave at once: where nothing has happened since, it stands as it did then.
    return now.headSeq() == seq ? now.state() : stateThen(now.state(), data);
  }

  private State copyThen(State then, String data, @Nullable String why) {
    JsonNode copy = read(data, new TypeReference<JsonNode>() {}).get("copy");
    String rule = copy.get("rule").textValue();
    // Those from before an operator could give a complaint to a second department have no own.
    String category = copy.has("category") ? copy.get("category").textValue() : then.category();
    return new State(
        Status.DISPATCHED,
        category,
        copy.get("department").textValue(),
        copy.has("priority") ? Priority.valueOf(copy.get("priority").textValue()) : then.priority(),
        then.round(),
        then.clock()
            .showing(
                Instant.parse(copy.get("acknowledgeBy").textValue()),
                Instant.parse(copy.get("resolveBy").textValue()),
                false),
        CopyNote.of(why, then.department()),
        new Explanation(
            rule.equals("operator") ? rule : "rules",
            rule,
            category == null ? List.of() : List.of(category),
            copy.get("rulesVersion").textValue(),
            List.of()));
  }

  /** Reads a row of {@code complaint}. */
  public RowMapper<Complaint> complaintMapper() {
    return (row, context) ->
        new Complaint(
            row.getObject("id", UUID.class),
            new TicketNumber(row.getString("ticket")),
            said(row),
            state(row),
            row.getInt("head_seq"),
            HEX.formatHex(row.getBytes("head_hash")));
  }

  private Said said(ResultSet row) throws SQLException {
    double lat = row.getDouble("lat");
    GeoPoint point = row.wasNull() ? null : new GeoPoint(lat, row.getDouble("lon"));
    String kecamatan = row.getString("kecamatan");
    Place place = kecamatan == null ? null : new Place(kecamatan, row.getString("kelurahan"));
    return new Said(
        new Channel(row.getString("channel")),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        row.getString("text"),
        read(row.getString("hashtags"), STRINGS),
        new Location(point, row.getString("address"), place),
        read(row.getString("photos"), PHOTOS),
        row.getBoolean("anonymous"),
        row.getBoolean("confidential"));
  }

  private State state(ResultSet row) throws SQLException {
    return new State(
        Status.valueOf(row.getString("status")),
        row.getString("category"),
        row.getString("department"),
        Priority.valueOf(row.getString("priority")),
        row.getInt("round"),
        ClockFormat.clock(row, mapper),
        row.getString("note"),
        read(row.getString("explanation"), new TypeReference<Explanation>() {}),
        resolution(row));
  }

  private static @Nullable Resolution resolution(ResultSet row) throws SQLException {
    Instant shownAt = instant(row, "shown_at");
    return shownAt == null
        ? null
        : new Resolution(
            shownAt, row.getBoolean("confirmed"), row.getObject("rating", Integer.class));
  }

  private <T> T read(String json, TypeReference<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A ledger row holds JSON of another shape", e);
    }
  }

  private byte[] seal(Receipt receipt) {
    byte[] plain = json(reporter(receipt)).getBytes(StandardCharsets.UTF_8);
    return box.seal(plain, belongsTo(receipt.complaint().id()));
  }

  private static byte[] belongsTo(UUID complaintId) {
    return complaintId.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static Reporter reporter(Receipt receipt) {
    return Objects.requireNonNull(receipt.reporter());
  }

  private static Said said(Receipt receipt) {
    return receipt.complaint().said();
  }

  private static State stands(Receipt receipt) {
    return receipt.complaint().state();
  }

  private static @Nullable GeoPoint point(Receipt receipt) {
    return said(receipt).location().point();
  }

  private static @Nullable Place place(Receipt receipt) {
    return said(receipt).location().place();
  }

  private static <T> @Nullable Object of(@Nullable T whole, Function<T, Object> part) {
    return whole == null ? null : part.apply(whole);
  }
}
