package id.laksa.process;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.awaitility.Awaitility.await;

import id.laksa.spine.Citizen;
import id.laksa.spine.Citizen.Answer;
import jakarta.jms.JMSException;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Citizens who complain side by side, each one complaint after the other, and a department that
 * acknowledges what it hears of, until they are sent home or their engine is gone.
 */
final class Crowd {
  private static final int CITIZENS = 8;

  /** The ticket of each receipt, by its idempotency key. */
  final Map<String, String> receipts = new ConcurrentHashMap<>();

  /** The keys of all complaints that were sent, answered or not. */
  final Queue<String> sent = new ConcurrentLinkedQueue<>();

  /** Tickets whose acknowledgement the broker has confirmed. */
  final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

  private final ExecutorService people = Executors.newFixedThreadPool(CITIZENS + 1);
  private final Queue<String> heardOf = new ConcurrentLinkedQueue<>();
  private final DepartmentDesk desk;
  private final Citizen citizen;
  private volatile boolean here = true;

  Crowd(Citizen citizen, DepartmentDesk desk) {
    this.citizen = citizen;
    this.desk = desk;
    for (int i = 0; i < CITIZENS; i++) {
      people.execute(this::complainOnAndOn);
    }
    people.execute(this::acknowledgeOnAndOn);
  }

  /** One complaint, always the same words under the same key. */
  static Answer complain(Citizen citizen, String key) {
    return citizen.complain("{\"text\": \"Jalan berlubang " + key + " #jalanrusak\"}", key);
  }

  /** Waits until it has this many receipts and acknowledgements. */
  void awaitAtLeast(int complaints, int acknowledgements) {
    await()
        .atMost(2, MINUTES)
        .until(() -> receipts.size() >= complaints && acknowledged.size() >= acknowledgements);
  }

  /** Lets each finish what he is at. */
  void sendHome() {
    here = false;
    people.shutdown();
    await().atMost(2, MINUTES).until(people::isTerminated);
  }

  private void complainOnAndOn() {
    try {
      while (here) {
        String key = UUID.randomUUID().toString();
        sent.add(key);
        complainUntilHeard(key);
      }
    } catch (IllegalStateException e) {
      // The engine is gone: no receipt, no promise.
    }
  }

  private void complainUntilHeard(String key) {
    for (boolean heard = false; here && !heard; ) {
      Answer answer = complain(citizen, key);
      heard = answer.status() == 201;
      if (heard) {
        receipts.put(key, answer.ticket());
        heardOf.add(answer.ticket());
      }
    }
  }

  private void acknowledgeOnAndOn() {
    try {
      while (here) {
        String ticket = heardOf.poll();
        if (ticket != null) {
          desk.acknowledge(ticket);
          acknowledged.add(ticket);
        }
      }
    } catch (JMSException e) {
      // The broker is gone: nothing confirmed, no promise.
    }
  }
}
