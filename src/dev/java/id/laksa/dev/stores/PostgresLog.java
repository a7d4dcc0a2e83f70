package id.laksa.dev.stores;

import id.laksa.app.DataFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** What PostgreSQL says, in a few files of bounded size. */
final class PostgresLog implements AutoCloseable {
  private static final int FILES = 4;
  private static final int BYTES_EACH = 5_000_000;

  private final FileHandler files;
  private volatile String last = "";

  /**
   * Goes on writing the newest file.
   *
   * @throws id.laksa.app.StartupFailure if the folder can't be written
   */
  PostgresLog(Path folder) {
    try {
      Files.createDirectories(folder);
      String pattern = folder.toString().replace("%", "%%") + "/postgres.%g.log";
      files = new FileHandler(pattern, BYTES_EACH, FILES, true);
      files.setEncoding("UTF-8");
      files.setFormatter(new Lines());
    } catch (IOException e) {
      throw DataFolder.unwritable(folder, e);
    }
  }

  /** Copies a stream until its last writer closes it. */
  void copy(InputStream output) {
    var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
    lines.lines().forEach(this::write);
  }

  /** The last fault that was written; empty if there was none. */
  String lastFault() {
    return last;
  }

  /** A client that came too early is a fault to PostgreSQL, and none to anybody else. */
  private void write(String line) {
    boolean fault = line.contains("FATAL:") || line.contains("PANIC:");
    if (fault && !line.contains("the database system is")) {
      last = line;
    }
    files.publish(new LogRecord(Level.INFO, line));
  }

  @Override
  public void close() {
    files.close();
  }

  private static final class Lines extends Formatter {
    @Override
    public String format(LogRecord entry) {
      return entry.getMessage() + "\n";
    }
  }
}
