package id.laksa.app;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folders and files into which nobody looks but the user that the engine runs as, and root. */
final class OwnFolder {
  /** For folders that are made. */
  static final FileAttribute<Set<PosixFilePermission>> FOLDER = mode("rwx------");

  /** For files that are made. */
  static final FileAttribute<Set<PosixFilePermission>> FILE = mode("rw-------");

  private static final Logger LOG = LoggerFactory.getLogger(OwnFolder.class);
  private static final Set<PosixFilePermission> OWNERS = FOLDER.value();

  private OwnFolder() {}

  /**
   * Refuses a folder that belongs to another user, whom nothing could keep out of it.
   *
   * @throws StartupFailure if it does
   */
  static void requireOwner(Path folder) throws IOException {
    Path made = Files.createTempFile(folder, ".owner", "", FILE);
    try {
      if (!Files.getOwner(made).equals(Files.getOwner(folder))) {
        throw new StartupFailure(
            "%s belongs to %s and not to %s, who runs this: change its owner, or choose another folder with --data."
                .formatted(folder, Files.getOwner(folder), Files.getOwner(made)));
      }
    } finally {
      Files.delete(made);
    }
  }

  /**
   * Closes a folder, and all that is in it, to everybody but its owner; the log says so where it
   * was open. What is in one that is closed already is left alone: nobody comes to it.
   *
   * @throws StartupFailure if it stays open all the same, as on a file system without modes
   */
  static void close(Path folder) throws IOException {
    Set<PosixFilePermission> were = Files.getPosixFilePermissions(folder);
    if (!tighten(folder)) {
      return;
    }
    if (!OWNERS.containsAll(Files.getPosixFilePermissions(folder))) {
      throw new StartupFailure(
          "%s can be read by other users of this machine (%s), and its file system doesn't let that be changed: choose another folder with --data."
              .formatted(folder, PosixFilePermissions.toString(were)));
    }
    Files.walkFileTree(folder, new Tightening());
    LOG.warn(
        "{} could be read by other users of this machine ({}) and is closed to them now, with all that"
            + " is in it",
        folder,
        PosixFilePermissions.toString(were));
  }

  /**
   * Takes from everybody but the owner whatever he may do with a file or folder.
   *
   * @return whether anybody could do anything
   */
  static boolean tighten(Path path) throws IOException {
    Set<PosixFilePermission> modes = EnumSet.noneOf(PosixFilePermission.class);
    modes.addAll(Files.getPosixFilePermissions(path));
    boolean wide = modes.retainAll(OWNERS);
    if (wide) {
      Files.setPosixFilePermissions(path, modes);
    }
    return wide;
  }

  /** What can't be changed or entered, another user's say, is behind a closed door all the same. */
  private static final class Tightening extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return tightened(folder);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return Files.isSymbolicLink(file) ? FileVisitResult.CONTINUE : tightened(file);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException fault) {
      return FileVisitResult.CONTINUE;
    }

    private static FileVisitResult tightened(Path path) {
      try {
        tighten(path);
      } catch (IOException e) {
        LOG.debug("{} keeps its mode", path, e);
      }
      return FileVisitResult.CONTINUE;
    }
  }

  private static FileAttribute<Set<PosixFilePermission>> mode(String mode) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
  }
}
