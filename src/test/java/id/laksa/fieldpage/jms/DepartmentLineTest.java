package id.laksa.fieldpage.jms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.department.Department;
import id.laksa.fieldpage.FieldUpdateOutcome;
import id.laksa.followup.FollowUp;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;

class DepartmentLineTest {
  private static final FollowUp ACCEPTED =
      new FollowUp("page-1", "LKS-1", FollowUp.Kind.ACKNOWLEDGED, null, List.of(), null);

  @Test
  void aBrokerThatIsAwayIsToldAsSuch() {
    ConnectionFactory nobody = new ActiveMQConnectionFactory("tcp://127.0.0.1:1");
    DepartmentLine line =
        new DepartmentLine(nobody, new ObjectMapper(), InstantSource.fixed(Instant.EPOCH));
    assertThat(line.say(new Department("DPUPR", "Dinas PUPR"), ACCEPTED, () -> false))
        .isEqualTo(new FieldUpdateOutcome.Away());
  }

  @Test
  void fiveSpeakAtOnceAndOneMoreIsNotKeptWaiting() throws Exception {
    Semaphore dialled = new Semaphore(0);
    CountDownLatch hangUp = new CountDownLatch(1);
    ConnectionFactory slow =
        (ConnectionFactory)
            Proxy.newProxyInstance(
                ConnectionFactory.class.getClassLoader(),
                new Class<?>[] {ConnectionFactory.class},
                (self, method, arguments) -> {
                  dialled.release();
                  hangUp.await();
                  throw new JMSException("gone");
                });
    DepartmentLine line =
        new DepartmentLine(slow, new ObjectMapper(), InstantSource.fixed(Instant.EPOCH));
    Callable<FieldUpdateOutcome> call =
        () -> line.say(new Department("DPUPR", "Dinas PUPR"), ACCEPTED, () -> false);
    ExecutorService staff = Executors.newFixedThreadPool(5);
    try {
      List<Future<FieldUpdateOutcome>> calls =
          IntStream.range(0, 5).mapToObj(i -> staff.submit(call)).toList();
      assertThat(dialled.tryAcquire(5, 30, TimeUnit.SECONDS)).isTrue();
      assertThat(call.call()).isEqualTo(new FieldUpdateOutcome.Away());
      assertThat(dialled.availablePermits()).isZero();
      hangUp.countDown();
      for (Future<FieldUpdateOutcome> one : calls) {
        assertThat(one.get()).isEqualTo(new FieldUpdateOutcome.Away());
      }
      call.call();
      assertThat(dialled.availablePermits()).isOne();
    } finally {
      hangUp.countDown();
      staff.shutdownNow();
    }
  }
}
