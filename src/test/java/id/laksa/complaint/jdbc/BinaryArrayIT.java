package id.laksa.complaint.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.app.DataFolder;
import id.laksa.app.Ports;
import id.laksa.complaint.jdbc.BinaryArray.Element;
import id.laksa.dev.stores.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryArrayIT {
  private static final UUID ID = UUID.fromString("6f0d3c52-3f5e-5d0a-9c44-6c616b736121");
  @TempDir static Path folder;
  private static DataFolder data;
  private static EmbeddedPostgres postgres;
  private static Connection connection;

  @BeforeAll
  static void startPostgres() throws SQLException {
    data = DataFolder.open(folder);
    postgres = EmbeddedPostgres.start(data, Ports.free(), "secret");
    connection = DriverManager.getConnection(postgres.jdbcUrl(), EmbeddedPostgres.NAME, "secret");
  }

  @AfterAll
  static void stopPostgres() throws SQLException {
    connection.close();
    postgres.close();
    data.close();
  }

  @Test
  void everyTypeArrivesAsItWas() throws SQLException {
    assertThat(asText(Element.TEXT, "a,\"b\"{}\\", "", "🛣️ jalan"))
        .containsExactly("a,\"b\"{}\\", "", "🛣️ jalan");
    assertThat(asText(Element.INT4, Integer.MIN_VALUE, 7)).containsExactly("-2147483648", "7");
    assertThat(asText(Element.FLOAT8, -6.1783, 106.6319)).containsExactly("-6.1783", "106.6319");
    assertThat(asText(Element.BOOL, true, false)).containsExactly("true", "false");
    assertThat(asText(Element.BYTEA, new byte[] {0, -1}, new byte[0]))
        .containsExactly("\\x00ff", "\\x");
    assertThat(asText(Element.UUID, ID)).containsExactly(ID.toString());
  }

  @Test
  void aTimeIsExactToTheMicrosecondAlsoBeforeTheYear2000() throws SQLException {
    List<Instant> times =
        List.of(
            Instant.parse("2026-11-22T03:04:05.678901Z"),
            Instant.parse("1999-12-31T23:59:59.999999Z"),
            Instant.parse("1969-12-31T23:59:59.000001Z"));
    connection.createStatement().execute("set timezone = 'UTC'");
    assertThat(asText(Element.TIMESTAMPTZ, times.toArray()))
        .containsExactly(
            "2026-11-22 03:04:05.678901+00",
            "1999-12-31 23:59:59.999999+00",
            "1969-12-31 23:59:59.000001+00");
  }

  @Test
  void whatIsNotThereStaysNull() throws SQLException {
    assertThat(asText(Element.TEXT, null, "x", null)).containsExactly(null, "x", null);
    assertThat(asText(Element.UUID, new Object[] {null})).containsExactly((String) null);
  }

  @Test
  void noElementsAreAnEmptyArray() throws SQLException {
    assertThat(asText(Element.INT4)).isEmpty();
  }

  @Test
  void itGrowsBeyondItsFirstGuess() throws SQLException {
    String[] texts = new String[300];
    Arrays.setAll(texts, i -> "é".repeat(i * 13));
    assertThat(asText(Element.TEXT, (Object[]) texts)).containsExactly(texts);
  }

  private static List<@Nullable String> asText(Element type, @Nullable Object... values)
      throws SQLException {
    BinaryArray array = new BinaryArray(type, values.length);
    for (Object value : values) {
      array.add(value);
    }
    List<@Nullable String> read = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement("select v::text from unnest(?::" + type.arrayType() + ") v")) {
      query.setArray(1, array.on(connection));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          read.add(rows.getString(1));
        }
      }
    }
    return read;
  }
}
