package id.laksa.dev.stores;

import id.laksa.app.DataFolder;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program of its own that runs PostgreSQL until it is killed: folder, port, password. */
final class PostgresChild {
  private PostgresChild() {}

  public static void main(String[] args) throws InterruptedException {
    DataFolder data = DataFolder.open(Path.of(args[0]));
    EmbeddedPostgres.start(data, Integer.parseInt(args[1]), args[2]);
    System.out.println("ready");
    new CountDownLatch(1).await();
  }
}
