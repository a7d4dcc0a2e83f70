package id.laksa.dev.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Citizens on all three channels, each one complaint after the other, who say the same again until
 * they are promised something, at any node, and sometimes once more after that.
 */
public final class Crowd implements AutoCloseable {
  private static final int ON_THE_APP = 6;
  private static final int ON_WHATSAPP = 2;
  private static final int ON_THE_WEB = 2;
  private static final long PAUSE_MS = 100;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ExecutorService people =
      Executors.newFixedThreadPool(ON_THE_APP + ON_WHATSAPP + ON_THE_WEB);
  private final Promises promises = new Promises();
  private final AtomicLong number = new AtomicLong();
  private final List<URI> nodes;
  private volatile boolean here = true;

  /**
   * They come.
   *
   * @param pause of each of those at the app between two complaints; none keeps the machine full
   */
  public Crowd(List<URI> nodes, Duration pause) {
    this.nodes = List.copyOf(nodes);
    come(ON_THE_APP, ClientDoors::app, pause.toMillis());
    come(ON_THE_WEB, ClientDoors::web, PAUSE_MS);
    // Slower: the city's number may answer no more than 80 messages a second.
    come(ON_WHATSAPP, ClientDoors.whatsapp(), PAUSE_MS);
  }

  /** What they were told. */
  public Promises promises() {
    return promises;
  }

  /**
   * They say nothing new, and go when they were promised what they are at.
   *
   * @return whether all went in time
   */
  public boolean sendHome(Duration patience) throws InterruptedException {
    here = false;
    people.shutdown();
    return people.awaitTermination(patience.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    here = false;
    people.shutdownNow();
  }

  private void come(int many, ClientDoor door, long pauseMs) {
    for (int i = 0; i < many; i++) {
      people.execute(() -> complainOnAndOn(door, pauseMs));
    }
  }

  private void complainOnAndOn(ClientDoor door, long pauseMs) {
    try {
      while (here) {
        complain(door);
        TimeUnit.MILLISECONDS.sleep(pauseMs);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void complain(ClientDoor door) throws InterruptedException {
    Sending sending;
    try {
      sending = door.next(client, anyNode(), number.getAndIncrement());
    } catch (IOException e) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      return;
    }
    promises.sent(sending.id());
    while (!isPromised(sending)) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    }
    if (ThreadLocalRandom.current().nextInt(10) == 0) {
      isPromised(sending);
    }
  }

  private boolean isPromised(Sending sending) throws InterruptedException {
    long before = System.nanoTime();
    HttpResponse<String> answer;
    try {
      answer = client.send(sending.request().apply(anyNode()), BodyHandlers.ofString());
    } catch (IOException e) {
      promises.unheard();
      return false;
    }
    promises.answeredAfter(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
    if (!sending.isPromise().test(answer)) {
      promises.refused(answer.statusCode());
      return false;
    }
    if (sending.showsTicket() && !namesTicket(answer, sending)) {
      promises.otherTicket();
    }
    promises.promised(sending.id());
    return true;
  }

  private static boolean namesTicket(HttpResponse<String> answer, Sending sending) {
    String ticket = Installation.identity().ticketOf(sending.id()).value();
    return (answer.headers().firstValue("Location").orElse("") + answer.body()).contains(ticket);
  }

  private URI anyNode() {
    return nodes.get(ThreadLocalRandom.current().nextInt(nodes.size()));
  }
}
