package id.laksa.app;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds all embedded data, owned by one engine at a time. Whoever has one may take
 * any process still running on it for an orphan of an earlier engine.
 */
public final class DataFolder implements AutoCloseable {
  private static final int ATTEMPTS = 100;

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes the folder if it is missing and takes it for this engine, and closes it to all other
   * users of the machine. A killed engine may still be dying, so a folder in use is asked for again
   * for five seconds.
   *
   * @throws StartupFailure if it can't be written, belongs to another user, stays readable by
   *     others, or another engine runs on it
   */
  public static DataFolder open(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path, OwnFolder.FOLDER);
      OwnFolder.requireOwner(path);
      OwnFolder.close(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve("engine.lock"),
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              OwnFolder.FILE);
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (tryLock(channel) != null) {
          return new DataFolder(path, channel);
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
      channel.close();
    } catch (IOException e) {
      throw unwritable(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new StartupFailure(
        "Another engine runs on " + path + ": stop it, or choose another folder with --data.");
  }

  /** The absolute path of the folder. */
  public Path path() {
    return path;
  }

  /**
   * A folder inside this one, made if it is missing, and the owner's alone.
   *
   * @throws StartupFailure if it can't be written
   */
  @CanIgnoreReturnValue
  public Path folder(String name) {
    Path folder = path.resolve(name);
    try {
      Files.createDirectories(folder, OwnFolder.FOLDER);
      OwnFolder.tighten(folder);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    if (!Files.isWritable(folder)) {
      throw unwritable(folder, null);
    }
    return folder;
  }

  /** How much room is left for it on its disk. */
  public long freeBytes() {
    try {
      return Files.getFileStore(path).getUsableSpace();
    } catch (IOException e) {
      return 0;
    }
  }

  /** The failure that says that a path can't be written. */
  public static StartupFailure unwritable(Path path, @Nullable Throwable cause) {
    String sentence =
        path + " can't be written by this user: change its owner, or choose another with --data.";
    return cause == null ? new StartupFailure(sentence) : new StartupFailure(sentence, cause);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
