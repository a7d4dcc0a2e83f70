package id.laksa.complaint.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;

/**
 * An array as PostgreSQL keeps it, one dimension, elements null or of one type. The driver itself
 * would write most types as text, escaped here and parsed there. Starts at a guess and grows.
 */
final class BinaryArray {
  private static final int HEAD = 20;
  private static final long SECONDS_TO_2000 = 946_684_800;
  private static final int BYTES_GUESSED = 24;
  private final Element element;
  private byte[] bytes;
  private int length = HEAD;
  private int count;
  private boolean hasNulls;

  /** The types of elements; the names are PostgreSQL's own. */
  enum Element {
    TEXT(Oid.TEXT, Oid.TEXT_ARRAY),
    INT4(Oid.INT4, Oid.INT4_ARRAY),
    FLOAT8(Oid.FLOAT8, Oid.FLOAT8_ARRAY),
    BOOL(Oid.BOOL, Oid.BOOL_ARRAY),
    BYTEA(Oid.BYTEA, Oid.BYTEA_ARRAY),
    UUID(Oid.UUID, Oid.UUID_ARRAY),
    TIMESTAMPTZ(Oid.TIMESTAMPTZ, Oid.TIMESTAMPTZ_ARRAY);

    private final int oid;
    private final int arrayOid;

    Element(int oid, int arrayOid) {
      this.oid = oid;
      this.arrayOid = arrayOid;
    }

    /** As it is written in SQL, as an array. */
    String arrayType() {
      return name() + "[]";
    }
  }

  BinaryArray(Element element, int elements) {
    this.element = element;
    this.bytes = new byte[HEAD + elements * BYTES_GUESSED];
  }

  /** Adds an element of this array's type, an {@link Instant} for {@code timestamptz}. */
  void add(@Nullable Object value) {
    count++;
    if (value == null) {
      hasNulls = true;
      int32(-1);
      return;
    }
    switch (element) {
      case TEXT -> sized(((String) value).getBytes(StandardCharsets.UTF_8));
      case BYTEA -> sized((byte[]) value);
      case INT4 -> {
        int32(Integer.BYTES);
        int32((Integer) value);
      }
      case FLOAT8 -> {
        int32(Double.BYTES);
        number(Double.doubleToLongBits((Double) value), Double.BYTES);
      }
      case BOOL -> {
        int32(1);
        number((Boolean) value ? 1 : 0, 1);
      }
      case UUID -> {
        UUID id = (UUID) value;
        int32(2 * Long.BYTES);
        number(id.getMostSignificantBits(), Long.BYTES);
        number(id.getLeastSignificantBits(), Long.BYTES);
      }
      case TIMESTAMPTZ -> {
        Instant at = (Instant) value;
        int32(Long.BYTES);
        number(
            (at.getEpochSecond() - SECONDS_TO_2000) * 1_000_000 + at.getNano() / 1_000, Long.BYTES);
      }
    }
  }

  /** The same as a parameter of a statement. */
  Array on(Connection connection) throws SQLException {
    int end = length;
    length = 0;
    int32(count == 0 ? 0 : 1);
    int32(hasNulls ? 1 : 0);
    int32(element.oid);
    int32(count);
    int32(1);
    length = end;
    int used = count == 0 ? HEAD - 2 * Integer.BYTES : length;
    return new PgArray(
        connection.unwrap(BaseConnection.class), element.arrayOid, Arrays.copyOf(bytes, used));
  }

  private void sized(byte[] value) {
    int32(value.length);
    reserve(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
  }

  private void int32(int value) {
    number(value, Integer.BYTES);
  }

  private void number(long value, int size) {
    reserve(size);
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >> shift);
    }
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}
