package id.laksa.dev.command;

import id.laksa.app.Credentials;
import id.laksa.app.Laksa;
import id.laksa.app.StartupFailure;
import id.laksa.dev.bench.IntakeBench;
import id.laksa.dev.fuzz.FuzzRun;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./laksa fuzz …}. */
@Command(
    name = "fuzz",
    description = {
      "Sends hostile requests to every HTTP door, signed webhooks and follow-ups to a running trial,"
          + " and counts what is answered. Leaves rubbish in its ledger."
    },
    exitCodeList = {
      "0:everything was answered well",
      "1:something was answered by a fault, by nothing or after more than 2 s, or doesn't work"
          + " afterwards",
      "2:it was not understood"
    })
public final class FuzzCommand implements Callable<Integer> {
  private static final String DEPARTMENT = "dlh";
  @ParentCommand private Laksa laksa;
  @Mixin private MeasuredEngine engine;

  @Option(names = "--requests", defaultValue = "100000", description = "to the HTTP doors")
  private int requests;

  @Option(names = "--webhooks", defaultValue = "10000", description = "signed as Meta's")
  private int webhooks;

  @Option(names = "--follow-ups", defaultValue = "10000", description = "of a department")
  private int followUps;

  @Option(names = "--seed", defaultValue = "1", description = "another one sends others")
  private long seed;

  @Override
  public Integer call() throws IOException, InterruptedException, JMSException {
    if (requests < 0 || webhooks < 0 || followUps < 0) {
      throw new StartupFailure("--requests, --webhooks and --follow-ups are 0 at least.");
    }
    if (engine.simulator().toString().isEmpty()) {
      throw new StartupFailure(
          "fuzz needs a trial: this engine speaks with Meta itself, and is the city's own.");
    }
    IntakeBench.Target at = engine.target();
    FuzzRun.Target target =
        new FuzzRun.Target(
            at.url(),
            at.brokerUrl(),
            engine.pid(),
            Laksa.home().resolve("routes"),
            at.passwordOf(Credentials.OPERATOR),
            DEPARTMENT,
            at.passwordOf(DEPARTMENT),
            engine.whatsappSecret(laksa.settings()));
    FuzzRun.Options options = new FuzzRun.Options(requests, webhooks, followUps, seed);
    return new FuzzRun(target, options, System.out).run() ? 0 : 1;
  }
}
