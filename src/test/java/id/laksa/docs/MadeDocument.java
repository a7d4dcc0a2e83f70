package id.laksa.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document that is made of the code, and lies in the repository where people read it. */
public final class MadeDocument {
  private static final String WRITE = "laksa.docs.write";

  private MadeDocument() {}

  /**
   * Asserts that a file is what the code makes of it; writes it where that is asked for.
   *
   * @param test who makes it
   */
  public static void holds(Path file, String made, Class<?> test) throws IOException {
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(file, made);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as(
            "%s is made of the code; make it anew: mvn -q test -Dtest=%s -D%s=true",
            file, test.getSimpleName(), WRITE)
        .isEqualTo(made);
  }
}
