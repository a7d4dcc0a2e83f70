package id.laksa.dev.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import id.laksa.dev.bench.IntakeBench.Target;
import id.laksa.dev.bench.LagFigures.Reading;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.jms.JmsConnectionFactory;

/**
 * Lets a department finish work at a rate and looks how soon the news is on its way to the
 * reporters: from the resolution's time in the ledger until the simulator of the Graph API, or the
 * app's backend, has taken it, as the engine's own metric says.
 */
public final class DeliveryBench {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String USER = "dpupr";
  private static final String TEXT = "Jalan berlubang #jalanrusak";

  /** In and out together a number may carry 80 messages a second; each complaint is two. */
  private static final long MILLIS_BETWEEN_COMPLAINTS = 40;

  private static final long PATIENCE_SECONDS = 120;
  private static final long MILLIS_BETWEEN_LOOKS = 250;
  private static final double MEDIAN = 0.5;
  private static final double ALMOST_ALL = 0.99;
  private static final double GOAL_SECONDS = 1;
  private final Target target;
  private final Way way;
  private final LagFigures lag;
  private final FigurePrinter figures;
  private final int rate;

  /**
   * By which way.
   *
   * @param simulator of the Graph API, for WhatsApp
   * @param receiver port on loopback where the app's backend is played; 0 for WhatsApp
   */
  public record Way(URI simulator, int receiver) {
    String key() {
      return receiver == 0 ? "whatsapp" : "callback";
    }
  }

  /** Finished work: a ticket and its photo. */
  private record Finished(String ticket, String evidence) {}

  /**
   * Prepares.
   *
   * @param rate resolutions a second
   * @param out gets one JSON line a figure
   */
  public DeliveryBench(Target target, Way way, int rate, PrintStream out) {
    this.target = target;
    this.way = way;
    this.rate = rate;
    this.lag =
        new LagFigures(target.management(), "laksa_news_lag_seconds", "way=\"" + way.key() + "\",");
    this.figures = new FigurePrinter("delivery", Map.of("way", way.key(), "rate", rate), out);
  }

  /**
   * Measures.
   *
   * @return whether all news left, and 99 of 100 within a second
   */
  public boolean run(int seconds)
      throws IOException, SQLException, JMSException, InterruptedException {
    HttpServer app = way.receiver() == 0 ? null : app(way.receiver());
    try {
      List<Finished> work = prepared(rate * seconds);
      Reading before = lag.read();
      resolve(work);
      Reading after = awaited(before, work.size());
      long left = after.all() - before.all();
      double almostAll = after.quantile(ALMOST_ALL, before);
      figures.count("resolved", work.size(), Map.of());
      figures.count("on_its_way", left, Map.of());
      figures.print("lag_p50_at_most", after.quantile(MEDIAN, before), "s");
      figures.print("lag_p99_at_most", almostAll, "s");
      figures.print("lag_max_of_the_last_minutes", after.max(), "s");
      return left == work.size() && almostAll <= GOAL_SECONDS;
    } finally {
      if (app != null) {
        app.stop(0);
      }
    }
  }

  private List<Finished> prepared(int count)
      throws IOException, SQLException, InterruptedException {
    FinishedWork hands = new FinishedWork(target.url(), USER, target.passwordOf(USER));
    Instant start = Instant.now();
    for (int i = 0; i < count; i++) {
      if (way.receiver() == 0) {
        hands.byWhatsApp(way.simulator(), TEXT);
        TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_COMPLAINTS);
      } else {
        hands.byApp(TEXT);
      }
    }
    List<Finished> work = new ArrayList<>();
    for (String ticket : tickets(start, count)) {
      work.add(new Finished(ticket, hands.evidence(ticket)));
    }
    return work;
  }

  /** Of the complaints of this run, once they lie with their department and their news has left. */
  private List<String> tickets(Instant since, int count) throws SQLException, InterruptedException {
    Instant patience = Instant.now().plusSeconds(PATIENCE_SECONDS);
    try (var connection = target.connect();
        PreparedStatement dispatched =
            connection.prepareStatement(
                "select ticket from complaint where received_at >= ? and status = 'DISPATCHED'"
                    + " and text = ? and not exists (select 1 from errand where dead_at is null)")) {
      dispatched.setObject(1, since.atOffset(ZoneOffset.UTC));
      dispatched.setString(2, TEXT);
      while (Instant.now().isBefore(patience)) {
        List<String> tickets = new ArrayList<>();
        try (ResultSet rows = dispatched.executeQuery()) {
          while (rows.next()) {
            tickets.add(rows.getString(1));
          }
        }
        if (tickets.size() >= count) {
          return tickets;
        }
        TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
      }
    }
    throw new SQLException("The complaints didn't all reach their department.");
  }

  private void resolve(List<Finished> work) throws JMSException, InterruptedException {
    try (Connection connection =
            new JmsConnectionFactory(target.brokerUrl())
                .createConnection(USER, target.passwordOf(USER));
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        MessageProducer updates = session.createProducer(session.createQueue("opd.updates"))) {
      long start = System.nanoTime();
      for (int i = 0; i < work.size(); i++) {
        long due = start + i * TimeUnit.SECONDS.toNanos(1) / rate;
        TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
        updates.send(session.createTextMessage(resolution(work.get(i))));
      }
    }
  }

  private static String resolution(Finished work) {
    ObjectNode followUp = JSON.createObjectNode().put("type", "id.laksa.followup.v1");
    followUp.put("updateId", UUID.randomUUID().toString()).put("ticket", work.ticket());
    followUp.put("kind", "RESOLVED").put("text", "Sudah diperbaiki.");
    followUp.put("at", Instant.now().toString());
    followUp.putArray("evidence").add(work.evidence());
    return followUp.toString();
  }

  private Reading awaited(Reading before, int count) throws InterruptedException {
    Instant patience = Instant.now().plusSeconds(PATIENCE_SECONDS);
    Reading now = lag.read();
    while (now.all() - before.all() < count && Instant.now().isBefore(patience)) {
      TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
      now = lag.read();
    }
    return now;
  }

  private static HttpServer app(int port) throws IOException {
    HttpServer app =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    app.setExecutor(Executors.newFixedThreadPool(4, DeliveryBench::daemon));
    app.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    app.start();
    return app;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "app");
    thread.setDaemon(true);
    return thread;
  }
}
