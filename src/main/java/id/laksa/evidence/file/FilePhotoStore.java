package id.laksa.evidence.file;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import id.laksa.evidence.PhotoStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Photographs in a folder that several nodes may share: {@code ab/cd/abcd….jpg}, readable by its
 * owner only. A file is either whole or not there.
 */
public final class FilePhotoStore implements PhotoStore {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE = mode("rw-------");
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_FOLDER = mode("rwx------");

  private static final long FRESH_MS = 60_000;

  private final Path root;

  /** Keeps photographs under {@code root}, which is made when the first one arrives. */
  public FilePhotoStore(Path root) {
    this.root = root.toAbsolutePath();
  }

  @Override
  public String put(byte[] jpeg) {
    String id = PhotoStore.idOf(jpeg);
    Path photo = path(id);
    try {
      Files.createDirectories(photo.getParent(), OWNER_FOLDER);
      if (!touch(photo)) {
        write(photo, jpeg);
      }
      // Also for a file that was there: whoever renamed it may not have come this far yet.
      for (Path dir = photo.getParent(); dir.startsWith(root); dir = dir.getParent()) {
        flush(dir);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The photo can't be stored", e);
    }
    return id;
  }

  @Override
  public Optional<InputStream> open(String sha256) {
    if (!ID.matcher(sha256).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.newInputStream(path(sha256)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("The photo can't be opened", e);
    }
  }

  @Override
  public boolean remove(String sha256) {
    if (!ID.matcher(sha256).matches()) {
      return true;
    }
    Path photo = path(sha256);
    try {
      if (!Files.exists(photo)) {
        return true;
      }
      if (now(photo).toMillis() - Files.getLastModifiedTime(photo).toMillis() < FRESH_MS) {
        return false;
      }
      Files.deleteIfExists(photo);
      flush(photo.getParent());
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("The photo can't be removed", e);
    }
  }

  /** Says of a file that is there that it was put there now. */
  private static boolean touch(Path photo) throws IOException {
    if (!Files.exists(photo)) {
      return false;
    }
    try {
      Files.setLastModifiedTime(photo, now(photo));
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** By the clock of the file system: nodes that share it needn't agree on theirs. */
  private static FileTime now(Path photo) throws IOException {
    Path probe = photo.resolveSibling("." + UUID.randomUUID() + ".draft");
    try {
      Files.createFile(probe, OWNER_FILE);
      return Files.getLastModifiedTime(probe);
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  private Path path(String id) {
    return root.resolve(id.substring(0, 2)).resolve(id.substring(2, 4)).resolve(id + ".jpg");
  }

  private static void write(Path photo, byte[] jpeg) throws IOException {
    Path draft = photo.resolveSibling("." + UUID.randomUUID() + ".draft");
    try {
      try (FileChannel channel = FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), OWNER_FILE)) {
        ByteBuffer rest = ByteBuffer.wrap(jpeg);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(draft, photo, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void flush(Path dir) throws IOException {
    try (FileChannel channel = FileChannel.open(dir, READ)) {
      channel.force(true);
    }
  }

  private static FileAttribute<Set<PosixFilePermission>> mode(String rights) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
  }
}
