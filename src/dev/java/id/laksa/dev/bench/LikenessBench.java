package id.laksa.dev.bench;

import id.laksa.evidence.jdbc.EarlierPhotos;
import id.laksa.evidence.jdbc.EarlierPhotos.Wanted;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * How soon a photo is found among many that looks like another. Works on a temporary table as the
 * ledger's own is, in the running ledger, whose photos stay as they are.
 */
public final class LikenessBench {
  private static final double MILLIS = 1e6;
  private static final int LOOK_UPS = 1_000;
  private static final int WARM_UP = 200;
  private static final String TABLE =
      "create temporary table photo (like public.photo including all)";
  private static final String FILL =
      """
      insert into photo (id, complaint_id, sha256, uploaded_at, looked, likeness)
      select 'bench' || i, gen_random_uuid(), md5(i::text) || md5((-i)::text), now(), true,
        ('x' || substr(md5('likeness' || i), 1, 16))::bit(64)::bigint
      from generate_series(1, :photos) i
      """;

  private LikenessBench() {}

  /**
   * Fills the table, looks up, and prints one JSON line a figure.
   *
   * @return whether every photo that is there was found
   */
  public static boolean run(Jdbi ledger, int photos, PrintStream out) {
    FigurePrinter figures = new FigurePrinter("photos", Map.of("photos", photos), out);
    return ledger.withHandle(
        handle -> {
          // Its own cache is as large as the ledger's would be.
          handle.execute("set temp_buffers = '512MB'");
          handle.execute(TABLE);
          handle.createUpdate(FILL).bind("photos", photos).execute();
          handle.execute("vacuum analyze photo");
          boolean all = true;
          for (int bits : List.of(6, 7)) {
            lookUp(handle, bits, false, WARM_UP, new Histogram(TimeUnit.MINUTES.toNanos(1), 3));
            all &= measure(handle, bits, true, figures);
            measure(handle, bits, false, figures);
          }
          return all;
        });
  }

  private static boolean measure(Handle handle, int bits, boolean there, FigurePrinter figures) {
    Histogram times = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
    int found = lookUp(handle, bits, there, LOOK_UPS, times);
    Map<String, String> more =
        Map.of("bits", Integer.toString(bits), "there", Boolean.toString(there));
    figures.print("look_up_p50", times.getValueAtPercentile(50) / MILLIS, "ms", more);
    figures.print("look_up_p99", times.getValueAtPercentile(99) / MILLIS, "ms", more);
    figures.print("found", (double) found / LOOK_UPS, "1", more);
    return found == LOOK_UPS;
  }

  private static int lookUp(Handle handle, int bits, boolean there, int count, Histogram times) {
    Random random = new Random(bits);
    List<Long> known =
        handle
            .createQuery("select likeness from photo limit :count")
            .bind("count", count)
            .mapTo(Long.class)
            .list();
    int found = 0;
    for (int i = 0; i < count; i++) {
      long likeness =
          there ? changed(known.get(i % known.size()), bits, random) : random.nextLong();
      Wanted wanted = new Wanted(UUID.randomUUID(), "not there", null, likeness);
      long before = System.nanoTime();
      boolean any = !EarlierPhotos.of(handle, wanted, bits).isEmpty();
      times.recordValue(System.nanoTime() - before);
      found += any ? 1 : 0;
    }
    return found;
  }

  private static long changed(long likeness, int bits, Random random) {
    long changed = likeness;
    for (int i = 0; i < bits; i++) {
      changed ^= 1L << random.nextInt(Long.SIZE);
    }
    return changed;
  }
}
