package id.laksa.bench;

import id.laksa.classification.Classifier;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How fast the rules decide, on one thread, texts that no cache has seen whole. */
public final class DecideBench {
  private static final int TEXTS = 5_000;
  private static final int LENGTH = 300;
  private static final long SEED = 42;
  private static final double MICROS = 1_000;
  private static final List<String> PHRASES =
      List.of(
          "jalan di depan rumah kami berlubang cukup dalam",
          "lampu pju padam sejak tiga hari lalu",
          "sampah menumpuk dan belum juga diangkut petugas",
          "saluran mampet sehingga air tergenang setiap hujan",
          "pohon sudah terlalu rimbun mohon dipangkas",
          "parkir sembarangan membuat lalu lintas macet",
          "ktp anak saya belum selesai dicetak",
          "air pam tidak mengalir sejak kemarin",
          "bantuan sosial untuk warga kurang mampu belum diterima",
          "pedagang berjualan di atas trotoar",
          "tolong segera ditindaklanjuti terima kasih",
          "lokasi dekat sekolah dan puskesmas");

  private DecideBench() {}

  /** Decides for as long as told, after as long a warm-up, and prints one JSON line a figure. */
  public static void run(
      Classifier classifier, Duration duration, Map<String, Object> parameters, PrintStream out) {
    List<String> texts = texts();
    decide(classifier, texts, duration, new Histogram(TimeUnit.MINUTES.toNanos(1), 3));
    Histogram times = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
    double perSecond = decide(classifier, texts, duration, times);
    Figures figures = new Figures("decide", parameters, out);
    figures.print("decisions_per_second", perSecond, "1/s");
    figures.print("decision_p50", times.getValueAtPercentile(50) / MICROS, "us");
    figures.print("decision_p99", times.getValueAtPercentile(99) / MICROS, "us");
  }

  private static double decide(
      Classifier classifier, List<String> texts, Duration duration, Histogram times) {
    long start = System.nanoTime();
    long end = start + duration.toNanos();
    long before = start;
    long decided = 0;
    while (before < end) {
      classifier.classify(texts.get((int) (decided % TEXTS)), List.of(), null);
      long now = System.nanoTime();
      times.recordValue(now - before);
      before = now;
      decided++;
    }
    return decided * (double) TimeUnit.SECONDS.toNanos(1) / (before - start);
  }

  private static List<String> texts() {
    Random random = new Random(SEED);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < LENGTH) {
        text.append(PHRASES.get(random.nextInt(PHRASES.size()))).append(". ");
      }
      texts.add(text.substring(0, LENGTH));
    }
    return texts;
  }
}
