package id.laksa.process;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk of so many MiB, in memory: only root may make one, so without root a test is skipped. */
final class SmallDisk implements AutoCloseable {
  private static final int MIB = 1024 * 1024;
  private final Path folder;
  private final Path filling;

  SmallDisk(Path folder, int mib) throws IOException {
    this.folder = folder;
    this.filling = folder.resolve("somebody-elses");
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=" + mib + "m", "laksa-test", "" + folder))
        .as("only root, where mounting is allowed, makes a disk of its own")
        .isZero();
  }

  /** Somebody writes until only so much is left, or, with 0, until nothing more goes. */
  void fillUpTo(int mib) throws IOException {
    try (OutputStream file = Files.newOutputStream(filling)) {
      byte[] much = new byte[MIB];
      while (Files.getFileStore(folder).getUsableSpace() > (long) mib * MIB) {
        file.write(much);
      }
    } catch (IOException e) {
      if (mib > 0) {
        throw e;
      }
    }
  }

  /** He takes it away. */
  void makeRoom() throws IOException {
    Files.delete(filling);
  }

  @Override
  public void close() throws IOException {
    run("umount", "--lazy", folder.toString());
  }

  private static int run(String... command) throws IOException {
    Process process =
        new ProcessBuilder(List.of(command))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.onExit().join();
    return process.exitValue();
  }
}
