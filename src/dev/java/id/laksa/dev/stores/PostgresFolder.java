package id.laksa.dev.stores;

import id.laksa.app.DataFolder;
import id.laksa.app.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** The folder in which PostgreSQL keeps its data: made once, and free of orphans before a start. */
final class PostgresFolder {
  private static final int ATTEMPTS = 1200;

  private final Path parent;
  private final Path pgdata;
  private final PostgresPrograms programs;

  PostgresFolder(Path parent, PostgresPrograms programs) {
    this.parent = parent;
    this.pgdata = parent.resolve("data-18");
    this.programs = programs;
  }

  Path path() {
    return pgdata;
  }

  /**
   * Makes the data if there is none; an interrupted attempt leaves nothing that counts.
   *
   * @param password of the superuser {@code postgres}
   * @throws StartupFailure if it can't be made
   */
  void initialise(String password) {
    if (Files.isDirectory(pgdata)) {
      return;
    }
    try {
      Path half = parent.resolve("initialising");
      FileUtils.deleteDirectory(half.toFile());
      Path secret =
          Files.createTempFile(
              parent,
              "password",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try {
        Files.writeString(secret, password);
        String complaint = PostgresPrograms.run(programs.program("initdb", initdb(half, secret)));
        if (complaint != null) {
          throw new StartupFailure(
              "PostgreSQL's data can't be made in " + parent + ": " + complaint);
        }
      } finally {
        Files.delete(secret);
      }
      Files.move(half, pgdata, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw DataFolder.unwritable(parent, e);
    }
  }

  private static List<String> initdb(Path folder, Path secret) {
    return List.of(
        "--pgdata=" + folder,
        "--username=postgres",
        "--pwfile=" + secret,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--data-checksums",
        "--no-instructions",
        "--set=shared_buffers=128MB",
        "--set=max_wal_size=2GB",
        "--set=wal_compression=on",
        "--set=checkpoint_timeout=15min",
        "--set=timezone=UTC",
        "--set=log_timezone=UTC");
  }

  /**
   * Ends what an earlier engine left running here, then forgets it. PostgreSQL's own check of
   * {@code postmaster.pid} isn't enough: a zombie, or a stranger with the same number, makes it
   * refuse for ever.
   *
   * @throws StartupFailure if something doesn't end within a minute
   */
  void reclaim() {
    List<ProcessHandle> orphans = occupants();
    orphans.stream()
        .mapToLong(ProcessHandle::pid)
        .filter(this::isServer)
        .forEach(programs::interrupt);
    for (int attempt = 0; !orphans.isEmpty(); attempt++) {
      if (attempt == ATTEMPTS) {
        throw new StartupFailure(
            "A PostgreSQL of an earlier run does not stop: end process "
                + orphans.get(0).pid()
                + ", then start again.");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      orphans = occupants();
    }
    try {
      Files.deleteIfExists(pgdata.resolve("postmaster.pid"));
    } catch (IOException e) {
      throw DataFolder.unwritable(pgdata, e);
    }
  }

  private boolean isServer(long pid) {
    try (Stream<String> lines = Files.lines(pgdata.resolve("postmaster.pid"))) {
      return lines.limit(1).anyMatch(Long.toString(pid)::equals);
    } catch (IOException e) {
      return false;
    }
  }

  /** Every PostgreSQL process works in its data folder; a zombie works nowhere. */
  private List<ProcessHandle> occupants() {
    return ProcessHandle.allProcesses().filter(this::worksHere).toList();
  }

  private boolean worksHere(ProcessHandle process) {
    try {
      Path folder = Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"));
      return folder.equals(pgdata.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }
}
