package id.laksa.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.app.Ports;
import id.laksa.routemap.TemplateDescriptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template of all doors, as it stands in {@code routes/_shared}. */
class HttpDoorRouteTest {
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final HttpClient http = HttpClient.newHttpClient();
  private final int port = Ports.free();
  private WebServer server;

  @BeforeEach
  void start(@TempDir Path scratch) throws Exception {
    Answers answers = new Answers(new ObjectMapper());
    ErrorPages pages = new ErrorPages(new Pages());
    server =
        new WebServer(
            new WebServer.Bounds(Map.of("", 2), 2, 1_000_000, 100_000, Map.of(), scratch),
            new WebServer.Front(Pace.USUAL, null, TrustedProxies.of("127.0.0.1")),
            answers,
            pages);
    server.bindTo(camel, port);
    camel.getRegistry().bind("faultAnswer", new FaultAnswer(answers, fault -> false));
    camel.getRegistry().bind("faultPage", new FaultAnswer(pages, fault -> false));
    camel.getRegistry().bind("ledgerAway", new Object());
    camel.getRegistry().bind("tracking", new Tracking());
    camel.getPropertiesComponent().addInitialProperty("laksa.retry.first", "1");
    camel.getPropertiesComponent().addInitialProperty("laksa.retry.longest", "1");
    for (String file : new String[] {"error-handling", "http-door"}) {
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(
              ResourceHelper.resolveResource(
                  camel, "file:" + Path.of("routes/_shared/" + file + ".camel.yaml")));
    }
    camel.addModelLifecycleStrategy(new TemplateDescriptions());
    door("show", "GET", "/lacak/{ticket}").add();
    door("answer", "POST", "/lacak/{ticket}").parameter("faults", "page-door").add();
    door("fail", "GET", "/broken").add();
    door("fail", "GET", "/broken-page").parameter("faults", "page-door").add();
    camel.start();
    server.listen("127.0.0.1", port);
  }

  @AfterEach
  void stop() {
    camel.stop();
    server.close();
  }

  @Test
  void aDoorSaysWhatItIsForAsItsRoutesDescription() {
    assertThat(camel.getRoute("GET /lacak/{ticket}").getDescription()).isEqualTo("To show.");
  }

  @Test
  void aPathParameterAQueryAndASourceComeToTheMethod() throws Exception {
    assertThat(get("/lacak/LKS-1?key=a%20b").body()).isEqualTo("LKS-1 key=a%20b 10.1.1.1");
  }

  @Test
  void doorsAtOnePathAreApartByMethod() throws Exception {
    HttpResponse<String> posted =
        http.send(
            request("/lacak/LKS-2").POST(BodyPublishers.ofString("said")).build(),
            BodyHandlers.ofString());
    assertThat(posted.body()).isEqualTo("LKS-2 answered: said");
    HttpResponse<String> other =
        http.send(request("/lacak/LKS-2").DELETE().build(), BodyHandlers.ofString());
    assertThat(other.statusCode()).isEqualTo(405);
    assertThat(other.headers().firstValue("Allow")).hasValue("GET, POST");
  }

  @Test
  void noHeaderThatCouldSteerCamelComesToTheMethod() throws Exception {
    HttpResponse<String> answer =
        http.send(
            request("/lacak/LKS-3")
                .header("CamelBeanMethodName", "fail")
                .header("ticket", "LKS-4")
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.body()).startsWith("LKS-3 ");
  }

  @Test
  void aFaultBecomesWhatItsDoorSays() throws Exception {
    HttpResponse<String> problem = get("/broken");
    assertThat(problem.statusCode()).isEqualTo(500);
    assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    HttpResponse<String> page = get("/broken-page");
    assertThat(page.statusCode()).isEqualTo(500);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
  }

  private TemplatedRouteBuilder door(String method, String verb, String path) {
    return TemplatedRouteBuilder.builder(camel, "http-door")
        .routeId(verb + " " + path)
        .parameter("about", "To " + method + ".")
        .parameter("verb", verb)
        .parameter("path", path)
        .parameter("bean", "tracking")
        .parameter("method", method);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("X-Forwarded-For", "10.1.1.1");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  /** An endpoint that says what it was given. */
  public static final class Tracking {
    public HttpAnswer show(
        @Header("ticket") String ticket,
        @Headers Map<String, Object> headers,
        @Variable("query") @Nullable String query,
        @Variable("source") @Nullable String source) {
      assertThat(headers.keySet()).noneMatch(name -> name.startsWith("Camel"));
      return HttpAnswer.text(200, "text/plain", ticket + " " + query + " " + source);
    }

    public HttpAnswer answer(@Header("ticket") String ticket, String body) {
      return HttpAnswer.text(200, "text/plain", ticket + " answered: " + body);
    }

    public HttpAnswer fail() {
      throw new IllegalStateException("on purpose");
    }
  }
}
