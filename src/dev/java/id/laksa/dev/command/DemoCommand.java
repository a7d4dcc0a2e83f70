package id.laksa.dev.command;

import id.laksa.app.Credentials;
import id.laksa.app.EngineFile;
import id.laksa.app.StartupFailure;
import id.laksa.dev.demo.Demo;
import jakarta.jms.JMSException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./laksa demo}. */
@Command(
    name = "demo",
    description = "Plays complaints through a running engine, from outside, and tells the story.",
    exitCodeList = {
      "0:everything went as told",
      "1:it went otherwise, or no engine answers",
      "2:it was not understood"
    })
public final class DemoCommand implements Callable<Integer> {
  @Option(names = "--data", defaultValue = "data", description = "the engine's data folder")
  private Path data;

  @Override
  public Integer call() throws JMSException {
    EngineFile file = EngineFile.read(data);
    URI city = URI.create(file.get("http.url"));
    if (!Demo.isReady(city)) {
      throw new StartupFailure(
          "The engine of " + data + " does not answer on " + city + ": is it running there?");
    }
    String simulator = file.get("simulator.url");
    Demo.Target target =
        new Demo.Target(
            city,
            simulator.isEmpty() ? null : URI.create(simulator),
            URI.create(file.get("amqp.url")),
            Credentials.passwords(data));
    return Demo.tell(target, InstantSource.system(), System.out) ? 0 : 1;
  }
}
