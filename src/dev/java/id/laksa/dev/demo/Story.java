package id.laksa.dev.demo;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.concurrent.Callable;

/** Numbers the steps, and keeps what each of them proved. */
final class Story {
  private final Narrator narrator;
  private final Summary summary = new Summary();
  private int step;

  /** What happens in a step, and throws what went wrong. */
  interface Act {
    void play() throws Exception;
  }

  Story(Narrator narrator) {
    this.narrator = narrator;
  }

  /**
   * Plays a step.
   *
   * @throws Unexpected if it didn't go as told; that is said already
   */
  void step(String title, Act act) {
    step(
        title,
        () -> {
          act.play();
          return true;
        });
  }

  /** Plays a step that something comes out of. */
  @CanIgnoreReturnValue
  <T> T step(String title, Callable<T> act) {
    narrator.step(++step, title);
    try {
      return act.call();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(new Unexpected("to be left alone", e));
    } catch (Unexpected e) {
      throw failed(e);
    } catch (Exception e) {
      throw failed(new Unexpected("this step to be possible", e));
    }
  }

  /** The step proved something about a complaint. */
  void proved(Case about, String proof) {
    narrator.proves(proof);
    summary.ok(step, about, proof);
  }

  /** The step was left out. */
  void skipped(String why) {
    narrator.says("Skipped: " + why + ".");
    summary.skipped(step, why);
  }

  Narrator narrator() {
    return narrator;
  }

  Summary summary() {
    return summary;
  }

  private Unexpected failed(Unexpected why) {
    narrator.says("NOT OK: " + why.getMessage());
    summary.notOk(step);
    return why;
  }
}
