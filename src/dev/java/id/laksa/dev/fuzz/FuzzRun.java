package id.laksa.dev.fuzz;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.laksa.dev.bench.Footprint;
import id.laksa.dev.fuzz.HostileRequests.Hostile;
import id.laksa.dev.fuzz.RawConnection.Heard;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * Hostile requests to every HTTP door, webhooks and follow-ups against a running trial, by one who
 * has a password too. What is asked for: no fault, no silence, no hang, no growth, and afterwards
 * all works as before.
 */
public final class FuzzRun {
  private static final int AT_ONCE = 8;
  private static final int PARTS = 4;
  private static final long STEP = 1_000_003;
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private final Target target;
  private final Options options;
  private final PrintStream out;
  private final FoundKeys found = new FoundKeys();

  /**
   * Whom to attack.
   *
   * @param http the engine's public door
   * @param amqp {@code amqp://host:port}
   * @param pid the engine's
   * @param routes the folder that says which doors there are
   * @param operator the Live Room's password
   * @param department the user of a department
   * @param password of that user
   * @param appSecret what webhooks are signed with
   */
  public record Target(
      URI http,
      String amqp,
      long pid,
      Path routes,
      String operator,
      String department,
      String password,
      String appSecret) {}

  /**
   * How much.
   *
   * @param requests over all HTTP doors
   * @param webhooks signed ones
   * @param followUps on {@code opd.updates}
   * @param seed another one sends others
   */
  public record Options(int requests, int webhooks, int followUps, long seed) {}

  /** What is done by number; gives nothing. */
  @FunctionalInterface
  private interface Attack {
    void go(RandomGenerator random) throws JMSException;
  }

  /**
   * Wires a run.
   *
   * @param out gets one JSON line a part, the first requests that were answered wrongly, and one
   *     line at the end
   */
  public FuzzRun(Target target, Options options, PrintStream out) {
    this.target = target;
    this.options = options;
    this.out = out;
  }

  /**
   * Attacks.
   *
   * @return whether everything was answered as it must be, and all works afterwards
   * @throws IOException if the engine can't be reached or doesn't let the department in
   */
  public boolean run() throws IOException, InterruptedException, JMSException {
    HostileRequests requests = requests();
    long bad = 0;
    for (int part = 1; part <= PARTS; part++) {
      bad += attack("http-" + part, options.requests() / PARTS, web(requests));
    }
    HostileWebhooks webhooks = new HostileWebhooks(target.appSecret());
    bad += attack("webhooks", options.webhooks(), webhooks(webhooks));
    bad += attack("follow-ups", options.followUps(), followUps());
    boolean well = isWell();
    out.println(JsonNodeFactory.instance.objectNode().put("bad", bad).put("well", well));
    return bad == 0 && well;
  }

  private HostileRequests requests() throws IOException, InterruptedException {
    for (int i = 0; i < PARTS; i++) {
      String receipt = new Visitor(target.http()).report("Sampah menumpuk nomor " + i).body();
      found.read("api", receipt);
    }
    Visitor operator = new Visitor(target.http());
    Visitor department = new Visitor(target.http());
    Map<String, String> cookies =
        Map.of(
            "live-room",
            operator.login("/live-room/login", "operator", target.operator(), found),
            "opd",
            department.login("/opd/login", target.department(), target.password(), found));
    found.read("live-room", operator.get("/live-room/").body());
    found.read("opd", department.get("/opd/").body());
    String login = target.department() + ":" + target.password();
    String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    return new HostileRequests(
        HttpDoors.in(target.routes()),
        found,
        cookies,
        "Basic " + basic,
        target.http().toString(),
        SmallPhoto.jpeg());
  }

  private AttackMaker web(HostileRequests requests) {
    return findings -> {
      RawConnection connection = new RawConnection(target.http(), PATIENCE);
      return random -> {
        Hostile hostile = requests.next(random);
        Heard heard = connection.ask(hostile.bytes(), !hostile.isHttp());
        findings.heard(hostile.bytes(), heard, hostile.isHttp());
        found.read(hostile.area(), heard.body());
      };
    };
  }

  private AttackMaker webhooks(HostileWebhooks webhooks) {
    return findings -> {
      RawConnection connection = new RawConnection(target.http(), PATIENCE);
      return random -> {
        byte[] request = webhooks.next(random);
        findings.heard(request, connection.ask(request, false), true);
      };
    };
  }

  private AttackMaker followUps() {
    return findings -> {
      HostileFollowUps updates =
          new HostileFollowUps(target.amqp(), target.department(), target.password(), found);
      return random -> {
        long began = System.nanoTime();
        String what = updates.send(random);
        findings.count(what, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
      };
    };
  }

  /** Makes what one attacker does again and again. */
  @FunctionalInterface
  private interface AttackMaker {
    Attack make(FuzzFindings findings) throws JMSException;
  }

  private long attack(String name, int times, AttackMaker maker)
      throws IOException, InterruptedException {
    FuzzFindings findings = new FuzzFindings();
    AtomicInteger next = new AtomicInteger();
    ExecutorService attackers = Executors.newFixedThreadPool(AT_ONCE);
    long began = System.nanoTime();
    try {
      List<Future<Void>> running = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        running.add(attackers.submit(() -> again(maker.make(findings), next, times, name)));
      }
      for (Future<Void> attacker : running) {
        attacker.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("An attacker gave up: " + e.getCause(), e);
    } finally {
      attackers.shutdownNow();
    }
    findings.samples().forEach(out::println);
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("part", name).put("sent", times);
    line.setAll(findings.summary());
    line.put("seconds", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
    line.put("liveHeapMiB", LiveHeap.mebibytes(target.pid()));
    line.put("memoryMiB", new Footprint(target.pid()).ofItself());
    out.println(line);
    return findings.bad();
  }

  private Void again(Attack attack, AtomicInteger next, int times, String name)
      throws JMSException {
    for (int i = next.getAndIncrement(); i < times; i = next.getAndIncrement()) {
      attack.go(new SplittableRandom(options.seed() + STEP * i + name.hashCode()));
    }
    return null;
  }

  private boolean isWell() throws IOException, InterruptedException {
    Visitor citizen = new Visitor(target.http());
    return citizen.get("/observe/health/ready").status() == OK
        && citizen.report("Lampu jalan padam #pjupadam").status() == CREATED;
  }
}
