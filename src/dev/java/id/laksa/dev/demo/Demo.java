package id.laksa.dev.demo;

import jakarta.jms.JMSException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A story played against a running engine, from outside: people report by three channels,
 * departments work, and everybody hears back. Everybody in it is made up. It can be told again and
 * again; it touches no complaint but its own.
 */
public final class Demo {
  private Demo() {}

  /**
   * Where the engine is.
   *
   * @param city its HTTP door
   * @param simulator of WhatsApp; null when there is a real account, which the demo leaves alone
   * @param broker {@code amqp://host:port}
   * @param passwords of the operator and the departments, by user
   */
  public record Target(
      URI city, @Nullable URI simulator, URI broker, Map<String, String> passwords) {
    public Target {
      passwords = Map.copyOf(passwords);
    }

    /** Shows no password. */
    @Override
    public String toString() {
      return "Target[" + city + "]";
    }
  }

  /** Whether an engine answers there and is ready. */
  public static boolean isReady(URI city) {
    try {
      return new HttpDoor(city).get("/observe/health/ready").raw().statusCode() == 200;
    } catch (Unexpected e) {
      return false;
    }
  }

  /**
   * Tells it; takes some seconds, and never longer than the patience with each of its waits.
   *
   * @return whether everything went as told; what didn't was said
   * @throws JMSException if a department can't hang up
   */
  public static boolean tell(Target target, InstantSource time, PrintStream out)
      throws JMSException {
    Narrator narrator = new Narrator(out);
    Story story = new Story(narrator);
    long start = System.nanoTime();
    narrator.line(
        "LAKSA, shown from outside: people report, departments work, everybody hears back.");
    narrator.line("All of them are made up. > is sent, < comes back, = is what that proves.");
    boolean asTold;
    try (DemoStage stage = new DemoStage(story, target, time)) {
      asTold = play(stage, target);
    }
    narrator.line("");
    story.summary().table().forEach(narrator::line);
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    narrator.line("");
    narrator.line(
        (asTold ? "Everything went as told, in " : "It did NOT go as told, after ")
            + seconds
            + " s.");
    return asTold;
  }

  private static boolean play(DemoStage stage, Target target) {
    try {
      List<Case> cases = new Reports(stage).play();
      Work work = new Work(stage);
      work.play(cases);
      new Verdicts(stage, work).play(cases);
      invite(stage.narrator(), target, cases);
      return true;
    } catch (Unexpected e) {
      return false;
    }
  }

  private static void invite(Narrator narrator, Target target, List<Case> cases) {
    narrator.line("");
    narrator.line("Look yourself:");
    for (Case one : cases) {
      if (one.reporter() instanceof WhatsAppCitizen chatting) {
        narrator.says("%-26s %s".formatted(chatting.name() + "'s chat", chatting.chat()));
      }
    }
    narrator.says(
        "%-26s %s/lacak/%s".formatted("Rina's complaint", target.city(), cases.get(0).ticket()));
    narrator.says("%-26s %s/live-room/".formatted("the Live Room (operator)", target.city()));
    narrator.says("./laksa audit verify walks the chain of every history.");
  }
}
