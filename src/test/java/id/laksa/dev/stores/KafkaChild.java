package id.laksa.dev.stores;

import id.laksa.app.DataFolder;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program of its own that runs Kafka until it is killed: folder, port. */
final class KafkaChild {
  private KafkaChild() {}

  public static void main(String[] args) throws InterruptedException {
    DataFolder data = DataFolder.open(Path.of(args[0]));
    EmbeddedKafka.start(data, Integer.parseInt(args[1]), 0, KafkaFixture.USERS);
    System.out.println("ready");
    new CountDownLatch(1).await();
  }
}
