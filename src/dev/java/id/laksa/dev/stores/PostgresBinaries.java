package id.laksa.dev.stores;

import id.laksa.app.DataFolder;
import id.laksa.app.StartupFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.io.FileUtils;

/** PostgreSQL's programs, unpacked once from the class path. */
final class PostgresBinaries {
  private static final int OWNER_EXECUTES = 0100;

  private PostgresBinaries() {}

  /**
   * The folder with {@code bin}, {@code lib} and {@code share}; a half unpacked one never gets the
   * name that counts.
   *
   * @param parent where the folder is, or will be
   * @throws StartupFailure if this kind of machine has no binaries or the folder can't be written
   */
  static Path unpack(Path parent) {
    URL archive = archive();
    try {
      Path home = parent.resolve("bin-" + version(archive));
      if (!Files.isDirectory(home)) {
        Path half = parent.resolve("unpacking");
        FileUtils.deleteDirectory(half.toFile());
        extract(archive, Files.createDirectory(half));
        Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
      }
      return home;
    } catch (IOException e) {
      throw DataFolder.unwritable(parent, e);
    }
  }

  private static URL archive() {
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String name = machine.equals("aarch64") ? "arm_64" : "x86_64";
    URL archive = PostgresBinaries.class.getResource("/postgres-linux-" + name + ".txz");
    if (archive == null || !System.getProperty("os.name", "").startsWith("Linux")) {
      throw new StartupFailure(
          "No PostgreSQL comes along for this machine ("
              + machine
              + "): install one and set laksa.postgres.url.");
    }
    return archive;
  }

  private static String version(URL archive) throws IOException {
    URLConnection connection = archive.openConnection();
    long mark =
        connection instanceof JarURLConnection jar
            ? jar.getJarEntry().getCrc()
            : connection.getContentLengthLong();
    return Long.toHexString(mark);
  }

  private static void extract(URL archive, Path target) throws IOException {
    try (InputStream bytes = new BufferedInputStream(archive.openStream());
        var tar = new TarArchiveInputStream(new XZCompressorInputStream(bytes))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, entry.resolveIn(target));
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.resolveSibling("."));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, file);
      boolean program = (entry.getMode() & OWNER_EXECUTES) != 0;
      Files.setPosixFilePermissions(
          file, PosixFilePermissions.fromString(program ? "rwx------" : "rw-------"));
    }
  }
}
