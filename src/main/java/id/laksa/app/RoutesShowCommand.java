package id.laksa.app;

import id.laksa.routemap.RouteFiles;
import id.laksa.routemap.RouteMap;
import id.laksa.routemap.RouteMapPicture;
import id.laksa.routemap.RouteMapText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./laksa routes show}. */
@Command(
    name = "show",
    description =
        "Shows the routes as they run in the engine on --data; as the files have them when none"
            + " runs there, or with --files.")
final class RoutesShowCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  @ParentCommand private RoutesCommand routes;

  @Option(names = "--data", defaultValue = "data", description = "the engine's data folder")
  private Path data;

  @Option(names = "--files", description = "as the engine's own files in routes/ have them")
  private boolean files;

  @Option(names = "--svg", paramLabel = "FILE", description = "as a picture, into this file")
  private @Nullable Path svg;

  @Override
  public Integer call() throws Exception {
    String page = svg == null ? "/observe/routes" : "/observe/routes.svg";
    Optional<String> running = files ? Optional.empty() : ask(page);
    String shown = running.isPresent() ? running.get() : fromFiles(svg != null);
    if (!files && running.isEmpty()) {
      System.err.println("No engine runs on " + data + ": these are the routes in the files.");
    }
    if (svg == null) {
      System.out.print(shown);
    } else {
      Files.writeString(svg, shown);
    }
    return 0;
  }

  private String fromFiles(boolean asPicture) throws Exception {
    RouteMap map = RouteFiles.read(Laksa.home().resolve("routes"), routes.settings().all());
    return asPicture ? RouteMapPicture.of(map) : RouteMapText.of(map);
  }

  /** What the engine says; empty when none runs there. */
  private Optional<String> ask(String page) throws InterruptedException {
    if (!Files.exists(data.resolve("engine.properties"))) {
      return Optional.empty();
    }
    String url = EngineFile.read(data).get("management.url") + page;
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build(),
              BodyHandlers.ofString());
      return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
