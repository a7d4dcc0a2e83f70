package id.laksa.operation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much room is left where the engine keeps things, looked at now and then. With too little
 * nothing is taken in any more, so that what is needed to finish what was promised stays free; that
 * is over when there is a quarter more. Thread-safe.
 */
public final class DiskSpace {
  private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);
  private static final long MIB = 1024 * 1024;
  private final Map<String, Path> folders;
  private final long least;
  private final Room room;
  private final Map<String, Long> free = new ConcurrentHashMap<>();
  private final LongAdder refused = new LongAdder();
  private volatile String full = "";

  /** Says how much room there is. */
  @FunctionalInterface
  interface Room {
    /**
     * The free bytes of the disk on which a folder is, or will be.
     *
     * @throws IOException if it can't be told now
     */
    long at(Path folder) throws IOException;
  }

  /**
   * Looks for the first time.
   *
   * @param folders by the name that they have among the figures
   * @param leastMib how many MiB must be free on the disk of each
   */
  public DiskSpace(Map<String, Path> folders, int leastMib) {
    this(folders, leastMib, DiskSpace::usable);
  }

  DiskSpace(Map<String, Path> folders, int leastMib, Room room) {
    this.folders = new LinkedHashMap<>(folders);
    this.least = leastMib * MIB;
    this.room = room;
    look();
  }

  /** Looks again; the log says when room ends, once, and when it is back. */
  public synchronized void look() {
    long wanted = full.isEmpty() ? least : least + least / 4;
    String now = "";
    for (Map.Entry<String, Path> folder : folders.entrySet()) {
      long left = look(folder.getKey(), folder.getValue());
      if (left < wanted && now.isEmpty()) {
        now =
            "%s has %d MiB of room left; nothing is taken in before it has %d"
                .formatted(folder.getValue(), left / MIB, (least + least / 4) / MIB);
      }
    }
    if (full.isEmpty() && !now.isEmpty()) {
      LOG.error("The disk is full: {}. Make room", now);
    } else if (!full.isEmpty() && now.isEmpty()) {
      LOG.info("There is room on the disk again: {}", free);
    }
    full = now;
  }

  /** Whether anything may be taken in. */
  public boolean hasRoom() {
    return full.isEmpty();
  }

  /** The same, for somebody who would bring something; counted if he can't. */
  public boolean admits() {
    if (!hasRoom()) {
      refused.increment();
    }
    return hasRoom();
  }

  /** What somebody must do, if anything. */
  public List<String> warnings() {
    String now = full;
    return now.isEmpty() ? List.of() : List.of(now + ": make room.");
  }

  /** Shows the room that is left, and who came in vain. */
  public void showIn(MeterRegistry meters) {
    for (String folder : folders.keySet()) {
      Gauge.builder("laksa.disk.free.bytes", free, all -> all.getOrDefault(folder, 0L))
          .description("Room on the disk of a folder")
          .tag("folder", folder)
          .register(meters);
    }
    FunctionCounter.builder("laksa.disk.refused", refused, LongAdder::doubleValue)
        .description("Requests that were told to come again because the disk is full")
        .register(meters);
  }

  /** What can't be told now is as it was. */
  private long look(String name, Path folder) {
    try {
      free.put(name, room.at(folder));
    } catch (IOException e) {
      LOG.debug("The room of {} can't be told", folder, e);
    }
    return free.getOrDefault(name, Long.MAX_VALUE);
  }

  private static long usable(Path folder) throws IOException {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return Files.getFileStore(there).getUsableSpace();
  }
}
