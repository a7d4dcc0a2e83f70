package id.laksa.privacy.jdbc;

import id.laksa.errand.jdbc.ErrandWords;
import id.laksa.evidence.OldPhotos;
import id.laksa.privacy.RemainsErrand;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases photos that were uploaded for something that never came to be: a form that was refused or
 * left, an answer that came too late. Any number of nodes may run it.
 */
public final class UnnamedPhotos {
  private static final Logger LOG = LoggerFactory.getLogger(UnnamedPhotos.class);
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final int MOST_AT_ONCE = 10_000;

  /** So many may be unnamed together, whatever their share: a city's first days. */
  private static final int FEW = 100;

  private final Jdbi jdbi;
  private final OldPhotos photos;
  private final BooleanSupplier spoolIsEmpty;
  private final ErrandWords errands;
  private final Duration age;

  /**
   * Wires it.
   *
   * @param spoolIsEmpty whether all that was spooled before this was asked is in the ledger; false
   *     also when nobody can tell
   * @param age how long ago a photo must have been put or renewed; whoever named it since then has
   *     written that down
   */
  public UnnamedPhotos(
      Jdbi jdbi,
      OldPhotos photos,
      BooleanSupplier spoolIsEmpty,
      ErrandWords errands,
      Duration age) {
    this.jdbi = jdbi;
    this.photos = photos;
    this.spoolIsEmpty = spoolIsEmpty;
    this.errands = errands;
    this.age = age;
  }

  /**
   * Erases what is due; nothing while the spool holds anything, while an errand or a dead letter
   * can't be read, and where the ledger seems to be another than the photos'.
   *
   * @return how many
   */
  public synchronized int run() {
    Set<String> unnamed = new HashSet<>();
    AtomicLong old = new AtomicLong();
    photos.each(
        age,
        some -> {
          old.addAndGet(some.size());
          Set<String> these = new HashSet<>(some);
          withoutRows(these);
          these.stream().limit((long) MOST_AT_ONCE - unnamed.size()).forEach(unnamed::add);
        });
    if (unnamed.size() > FEW && unnamed.size() > old.get() / 2) {
      LOG.error(
          "Of {} photos the ledger names less than half: none is erased. Is it the ledger that"
              + " these photos belong to?",
          old);
      return 0;
    }
    int erased = unnamed.isEmpty() ? 0 : erase(unnamed);
    if (erased > 0) {
      LOG.info("Erased: {} photos that nothing names", erased);
    }
    return erased;
  }

  /**
   * A name wanders from the spool into an errand and from there into a row: looked for that way.
   */
  private int erase(Set<String> unnamed) {
    if (!spoolIsEmpty.getAsBoolean()) {
      return 0;
    }
    Optional<Set<String>> named = errands.like(SHA256, RemainsErrand.KIND);
    if (named.isEmpty()) {
      LOG.warn("Photos that nothing names are kept: an errand or a dead letter can't be read");
      return 0;
    }
    unnamed.removeAll(named.get());
    withoutRows(unnamed);
    return (int) unnamed.stream().filter(photo -> photos.remove(photo, age)).count();
  }

  private void withoutRows(Set<String> some) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("select distinct sha256 from photo where sha256 = any(:some)")
                .bindArray("some", String.class, some.toArray())
                .mapTo(String.class)
                .forEach(some::remove));
  }
}
