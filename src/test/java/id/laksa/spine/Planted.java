package id.laksa.spine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What tells who somebody is, as tests plant it, and where it is found again. */
record Planted(LedgerPeek ledger, Path data) {
  /** In the reporter's own words: for the operator and the department, and nobody else. */
  static final List<String> SAID =
      List.of(
          "Qomariyatun", "628771234509", "3671025507880003", "qomar@example.id", "Gang Delima 17");

  /** In the fields about the reporter: not even for the department of an anonymous one. */
  static final List<String> FIELDS =
      List.of("Zubaidahwati", "628779998877", "628779998878", "zubaidahwati@example.id");

  static final String WORDS =
      "#jalanrusak Saya Qomariyatun, NIK 3671025507880003, telepon 628771234509, surel"
          + " qomar@example.id, rumah di Gang Delima 17";
  static final String APP =
      """
      {"text": "%s", "hashtags": ["#qomariyatun"], "location": {"lat": -6.17831, "lon": 106.63194,
        "address": "Gang Delima 17"},
       "reporter": {"name": "Zubaidahwati", "phone": "+628779998877",
         "email": "zubaidahwati@example.id"},
       "anonymous": true}
      """
          .formatted(WORDS);

  /** The tables of the ledger in which any of these stands, as text or as bytes. */
  List<String> ledgerWith(List<String> secrets) {
    List<String> found = new ArrayList<>();
    ledger
        .jdbi()
        .useHandle(
            handle -> {
              for (String table :
                  handle
                      .createQuery("select tablename from pg_tables where schemaname = 'public'")
                      .mapTo(String.class)
                      .list()) {
                for (String secret : secrets) {
                  long rows =
                      handle
                          .createQuery(
                              "select count(*) from %s t where position(lower(:secret) in lower(t::text)) + position(:hex in t::text) > 0"
                                  .formatted(table))
                          .bind("secret", secret)
                          .bind("hex", HexFormat.of().formatHex(secret.getBytes(UTF_8)))
                          .mapTo(Long.class)
                          .one();
                  if (rows > 0) {
                    found.add(table + " " + secret);
                  }
                }
              }
            });
    return found;
  }

  /** The files of the data folder in which any of these stands. */
  List<String> filesWith(List<String> secrets) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file :
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.toString().endsWith("index"))
              .toList()) {
        if (holds(file, secrets)) {
          found.add(data.relativize(file).toString());
        }
      }
    }
    return found;
  }

  private static boolean holds(Path file, List<String> secrets) throws IOException {
    if (!Files.isReadable(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String before = "";
      for (byte[] part = in.readNBytes(1 << 20); part.length > 0; part = in.readNBytes(1 << 20)) {
        String text = before + new String(part, ISO_8859_1);
        if (secrets.stream().anyMatch(text::contains)) {
          return true;
        }
        before = text.substring(Math.max(0, text.length() - 64));
      }
      return false;
    } catch (java.nio.file.NoSuchFileException e) {
      return false;
    }
  }

  static void assertNobody(String text) {
    assertNone(SAID, text);
    assertNone(FIELDS, text);
  }

  static void assertNone(List<String> secrets, String text) {
    assertThat(text).doesNotContainIgnoringCase(secrets.toArray(String[]::new));
  }
}
