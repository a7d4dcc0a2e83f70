package id.laksa.dev.bench;

import id.laksa.evidence.PhotoResult;
import id.laksa.evidence.PhotoSanitizer;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How many photos a second are decoded, looked at and encoded anew, and in what memory. */
public final class PhotoBench {
  private static final double MILLIS = 1e6;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private final PhotoSanitizer sanitizer;
  private final List<Path> photos;
  private final int threads;
  private final FigurePrinter figures;
  private final LongAdder cpu = new LongAdder();

  private PhotoBench(
      PhotoSanitizer sanitizer, List<Path> photos, int threads, FigurePrinter figures) {
    this.sanitizer = sanitizer;
    this.photos = photos;
    this.threads = threads;
    this.figures = figures;
  }

  /**
   * Draws photos and sanitizes them, for as long as told after as long a warm-up.
   *
   * @param folder empty; the photos stay in it
   * @return whether every one was taken
   * @throws IOException if the folder can't be written
   */
  public static boolean run(
      PhotoSanitizer sanitizer, Path folder, int threads, Duration duration, PrintStream out)
      throws IOException, InterruptedException {
    List<Path> photos = SamplePhotos.drawn(folder, 4);
    long bytes = 0;
    for (Path photo : photos) {
      bytes += Files.size(photo);
    }
    FigurePrinter figures =
        new FigurePrinter(
            "photos",
            Map.of(
                "threads", threads, "megapixels", 12, "megabytes", Math.round(bytes / 4e5) / 10.0),
            out);
    return new PhotoBench(sanitizer, photos, threads, figures).run(duration);
  }

  private boolean run(Duration duration) throws InterruptedException {
    Footprint memory = new Footprint(ProcessHandle.current().pid());
    ConcurrentHistogram times = new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(1), 3);
    boolean sound = sanitize(duration, times);
    long before = memory.ofItself();
    times.reset();
    cpu.reset();
    long start = System.nanoTime();
    sound &= sanitize(duration, times);
    double seconds = (System.nanoTime() - start) / 1e9;
    figures.print("photos_per_second", times.getTotalCount() / seconds, "1/s");
    print(times);
    figures.print("photo_cpu", cpu.sum() / MILLIS / times.getTotalCount(), "ms");
    figures.print("memory_before", (double) before, "MiB");
    figures.print("memory_after", (double) memory.ofItself(), "MiB");
    return sound;
  }

  private void print(Histogram times) {
    figures.print("photo_p50", times.getValueAtPercentile(50) / MILLIS, "ms");
    figures.print("photo_p99", times.getValueAtPercentile(99) / MILLIS, "ms");
  }

  private boolean sanitize(Duration duration, Histogram times) throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    long end = System.nanoTime() + duration.toNanos();
    try {
      List<Future<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int first = i;
        all.add(workers.submit(() -> sanitize(first, end, times)));
      }
      boolean sound = true;
      for (Future<Boolean> one : all) {
        sound &= one.get();
      }
      return sound;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A photo could not be sanitized", e.getCause());
    } finally {
      workers.shutdown();
    }
  }

  private boolean sanitize(int first, long end, Histogram times) {
    boolean sound = true;
    long worked = THREADS.getCurrentThreadCpuTime();
    long before = System.nanoTime();
    for (int i = first; before < end; i++) {
      sound &=
          sanitizer.sanitize(photos.get(i % photos.size()), "bench")
              instanceof PhotoResult.Sanitized;
      long now = System.nanoTime();
      times.recordValue(now - before);
      before = now;
    }
    cpu.add(THREADS.getCurrentThreadCpuTime() - worked);
    return sound;
  }
}
