package id.laksa.evidence.file;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import id.laksa.evidence.OldPhotos;
import id.laksa.evidence.PhotoStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Photographs in a folder that several nodes may share: {@code ab/cd/abcd….jpg}, readable by its
 * owner only. A file is either whole or not there.
 */
public final class FilePhotoStore implements PhotoStore, OldPhotos {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE = mode("rw-------");
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_FOLDER = mode("rwx------");

  private static final Pattern GOING = Pattern.compile("\\.([0-9a-f]{64})\\.going");

  private static final Duration FRESH = Duration.ofMinutes(1);

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
      for (Path dir = photo.getParent();
          dir != null && dir.startsWith(root);
          dir = dir.getParent()) {
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
  public boolean renew(String sha256) {
    try {
      return ID.matcher(sha256).matches() && touch(path(sha256));
    } catch (IOException e) {
      throw new UncheckedIOException("The photo can't be renewed", e);
    }
  }

  @Override
  public boolean remove(String sha256) {
    return remove(sha256, FRESH);
  }

  @Override
  public boolean remove(String sha256, Duration age) {
    if (!ID.matcher(sha256).matches()) {
      return true;
    }
    Path photo = path(sha256);
    Path going = photo.resolveSibling("." + sha256 + ".going");
    try {
      if (!Files.exists(photo)) {
        return true;
      }
      Instant before = now(photo).toInstant().minus(age);
      if (!isOlder(photo, before)) {
        return false;
      }
      // Out of everybody's reach first: who renews it from now on doesn't find it.
      Files.move(photo, going, StandardCopyOption.ATOMIC_MOVE);
      if (!isOlder(going, before)) {
        bringBack(going, photo);
        return false;
      }
      Files.deleteIfExists(going);
      flush(Objects.requireNonNull(photo.getParent()));
      return true;
    } catch (NoSuchFileException e) {
      return false; // Another node is at it, too.
    } catch (IOException e) {
      throw new UncheckedIOException("The photo can't be removed", e);
    }
  }

  @Override
  public void each(Duration age, Consumer<List<String>> some) {
    if (!Files.isDirectory(root)) {
      return;
    }
    try {
      Instant before = now(root.resolve("any")).toInstant().minus(age);
      for (Path first : folders(root)) {
        List<String> old = new ArrayList<>();
        for (Path folder : folders(first)) {
          old.addAll(old(folder, before));
        }
        if (!old.isEmpty()) {
          some.accept(List.copyOf(old));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The photos can't be listed", e);
    }
  }

  private static List<Path> folders(Path in) throws IOException {
    try (Stream<Path> all = Files.list(in)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  private List<String> old(Path folder, Instant before) throws IOException {
    List<String> old = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      try {
        Matcher going = GOING.matcher(name);
        if (going.matches()) {
          // Whoever removed it may have died before he looked whether it was renewed.
          bringBack(file, path(going.group(1)));
        } else if (isOlder(file, before) && name.endsWith(".draft")) {
          Files.deleteIfExists(file);
        } else if (isOlder(file, before) && name.endsWith(".jpg")) {
          String id = name.substring(0, name.length() - ".jpg".length());
          if (ID.matcher(id).matches() && path(id).equals(file)) {
            old.add(id);
          }
        }
      } catch (NoSuchFileException e) {
        // It went while we looked.
      }
    }
    return old;
  }

  /**
   * Never over one that was put there anew: that one is young, and somebody is about to name it.
   */
  private static void bringBack(Path going, Path photo) throws IOException {
    try {
      Files.createLink(photo, going);
    } catch (FileAlreadyExistsException e) {
      // It is there again already.
    }
    Files.deleteIfExists(going);
  }

  private static boolean isOlder(Path file, Instant before) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().isBefore(before);
  }

  /** Says of a file that is there that it was put there now. */
  private static boolean touch(Path photo) throws IOException {
    if (!Files.exists(photo)) {
      return false;
    }
    try {
      Files.setLastModifiedTime(photo, now(photo));
      // It may have been moved away between being found and being touched.
      return Files.exists(photo);
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
