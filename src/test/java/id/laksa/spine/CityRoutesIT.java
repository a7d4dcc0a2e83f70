package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.city.NoSuchCityRoute;
import id.laksa.liveroom.OperatorBrowser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city's own files beside a real engine: what they add can break only themselves. */
class CityRoutesIT extends SpineCase {
  @TempDir Path out;
  private final CityFiles files = new CityFiles(engine);
  private final ProducerTemplate template = engine.camel().createProducerTemplate();

  @AfterEach
  void takeAway() throws IOException {
    files.close();
  }

  @Test
  void theEngineCallsARouteOfTheCitysWithCopiesAndOnlyOurHeadersCross() throws Exception {
    files.run("write", writing("${header.laksaTicket} ${header.other} ${body}"));
    template.sendBodyAndHeaders(
        "city:write", "the order", Map.of("laksaTicket", "LKS-1", "other", "secret"));
    assertThat(out.resolve("said.txt")).hasContent("LKS-1  the order");
  }

  @Test
  void aRouteThatNobodyProvidesIsAClearFault() {
    assertThatThrownBy(() -> template.sendBody("city:nobody", "x"))
        .isInstanceOf(CamelExecutionException.class)
        .hasRootCauseInstanceOf(NoSuchCityRoute.class);
  }

  @Test
  void aBrokenFileIsToldInHealthAndStopsNothing() throws Exception {
    files.run("write", writing("${body}"));
    files.drop("broken", "- route:\n    from:\n      uri: timer:x\n      steps: []\n");
    JsonNode fault = files.setAside("broken");
    assertThat(fault.path("line").asInt()).isEqualTo(1);
    assertThat(fault.path("sentence").asText()).contains("id of its own");
    OperatorBrowser browser = new OperatorBrowser(engine.http());
    browser.logIn("operator", engine.password("operator"));
    assertThat(browser.open("/live-room/").html())
        .contains("routes/city/broken.camel.yaml:1", "route needs an id of its own");
    template.sendBody("city:write", "still here");
    assertThat(out.resolve("said.txt")).hasContent("still here");
    assertThat(citizen.get("/observe/health/ready", Map.of()).status()).isEqualTo(200);
    accepted(saying("Jalan berlubang #jalanrusak"));
  }

  private String writing(String text) {
    return """
        - route:
            id: write-it-down
            description: Writes what it is told.
            from:
              uri: direct:write
              steps:
                - setBody: {simple: "%s"}
                - to: {uri: "file:%s", parameters: {fileName: said.txt}}
        """
        .formatted(text, out);
  }
}
