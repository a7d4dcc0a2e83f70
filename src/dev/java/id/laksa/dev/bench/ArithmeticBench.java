package id.laksa.dev.bench;

import id.laksa.calendar.Budget;
import id.laksa.calendar.CityCalendar;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Counts how many deadlines one thread calculates in a second. */
public final class ArithmeticBench {
  private static final long SEED = 20_261_122;
  private static final int STARTS = 4_096;
  private static final long FIRST = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("2026-11-01T00:00:00Z").getEpochSecond();
  private static final List<String> BUDGETS = List.of("P14D", "PT105H", "P60D", "PT30M");

  private ArithmeticBench() {}

  /** Calculates for as long as told, after as long a warm-up, and prints a line a budget. */
  public static void run(CityCalendar calendar, Duration duration, PrintStream out) {
    FigurePrinter figures = new FigurePrinter("sla", Map.of("calendar", calendar.name()), out);
    for (String text : BUDGETS) {
      Budget budget = Budget.parse(text);
      calculate(calendar, budget, duration);
      double perSecond = calculate(calendar, budget, duration);
      figures.print("deadlines_per_second", perSecond, "1/s", Map.of("budget", text));
    }
  }

  private static double calculate(CityCalendar calendar, Budget budget, Duration duration) {
    List<Instant> starts =
        new SplittableRandom(SEED)
            .longs(STARTS, FIRST, LAST)
            .mapToObj(Instant::ofEpochSecond)
            .toList();
    long begin = System.nanoTime();
    long end = begin + duration.toNanos();
    long calculated = 0;
    long sum = 0;
    while (System.nanoTime() < end) {
      for (Instant start : starts) {
        sum += calendar.deadline(start, budget, List.of()).getEpochSecond();
      }
      calculated += STARTS;
    }
    if (sum == 0) {
      throw new IllegalStateException("No deadline lies in 1970");
    }
    return calculated * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - begin);
  }
}
