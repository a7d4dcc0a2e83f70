package id.laksa.refusal;

import org.jspecify.annotations.Nullable;

/**
 * Counts what was tried and refused, by day, kind and department: never by person, ticket or photo.
 * What it needs is bounded, whatever somebody sends.
 */
@FunctionalInterface
public interface RefusedAttempts {
  /**
   * Counts one. The refusal stands whether it could be counted or not.
   *
   * @param department code of the one that tried; null when nobody knows who it was
   */
  void note(Attempt attempt, @Nullable String department);

  /**
   * How often something was tried.
   *
   * @param department code; null when nobody knows who it was
   */
  record Line(Attempt attempt, @Nullable String department, long times) {}
}
