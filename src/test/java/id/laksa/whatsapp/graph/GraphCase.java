package id.laksa.whatsapp.graph;

import id.laksa.evidence.ImageShrinker;
import id.laksa.whatsapp.Message.Text;
import id.laksa.whatsapp.WhatsAppUser;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A client, the server it talks to, and a clock for both. */
abstract class GraphCase {
  static final String NUMBER = "/v25.0/106540352242922";
  static final String MESSAGES = "POST " + NUMBER + "/messages";
  static final String UPLOADS = "POST " + NUMBER + "/media";
  static final WhatsAppUser CITIZEN = new WhatsAppUser("6281234567890", null);
  static final Text TEXT = new Text("Laporan diterima.", null);
  static final Duration AMPLE = Duration.ofSeconds(20);
  static final int LARGEST = 100_000;

  final HandClock clock = new HandClock();
  FakeGraph graph;
  GraphClient client;

  @BeforeEach
  void start() throws IOException {
    graph = FakeGraph.started();
    client = clientOf(graph.url(), AMPLE);
  }

  @AfterEach
  void stop() {
    graph.close();
  }

  GraphClient clientOf(URI url, Duration timeout) {
    return clientOf(url, timeout, (jpeg, most) -> jpeg);
  }

  GraphClient clientOf(URI url, ImageShrinker shrinker) {
    return clientOf(url, AMPLE, shrinker);
  }

  private GraphClient clientOf(URI url, Duration timeout, ImageShrinker shrinker) {
    GraphConfig config =
        new GraphConfig(
            url,
            "v25.0",
            "106540352242922",
            () -> FakeGraph.TOKEN,
            AMPLE,
            timeout,
            timeout,
            LARGEST);
    return new GraphClient(config, new SendLimits(80, clock), shrinker, clock);
  }
}
