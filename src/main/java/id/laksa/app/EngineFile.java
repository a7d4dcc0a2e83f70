package id.laksa.app;

import id.laksa.simulator.http.GraphSimulator;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where a running engine and its stores are reached: {@code engine.properties} in the data folder,
 * for the commands that ask about the ledger. Only its owner can read it.
 */
public final class EngineFile {
  private static final String NAME = "engine.properties";
  private final Properties properties;

  private EngineFile(Properties properties) {
    this.properties = properties;
  }

  static void write(
      Path data,
      Settings settings,
      Stores stores,
      int httpPort,
      int managementPort,
      @Nullable GraphSimulator simulator)
      throws IOException {
    Stores.Address postgres = stores.postgresAddress();
    Stores.Address artemis = stores.artemisAddress();
    Path file = data.resolve(NAME);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(
        file,
        List.of(
            "pid=" + ProcessHandle.current().pid(),
            "http.url=http://127.0.0.1:" + httpPort,
            "management.url=http://127.0.0.1:" + managementPort,
            "simulator.url=" + (simulator == null ? "" : simulator.url()),
            "postgres.url=" + postgres.url(),
            "postgres.user=" + postgres.user(),
            "postgres.password=" + postgres.password(),
            "artemis.url=" + artemis.url(),
            "artemis.user=" + artemis.user(),
            "artemis.password=" + artemis.password()));
  }

  /**
   * Reads it.
   *
   * @throws StartupFailure if no engine ever ran there
   */
  public static EngineFile read(Path data) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(data.resolve(NAME))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new StartupFailure(
          "No engine has run on " + data + ": start one with ./laksa run, or name its --data.", e);
    }
    return new EngineFile(properties);
  }

  /** One of its values. */
  public String get(String name) {
    return properties.getProperty(name, "");
  }
}
