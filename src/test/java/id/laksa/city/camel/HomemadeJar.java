package id.laksa.city.camel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A jar as a city's engineer makes one: out of sources, compiled here. */
final class HomemadeJar {
  private static final String COMPONENT =
      """
      package kota;

      import java.util.Map;
      import org.apache.camel.Endpoint;
      import org.apache.camel.support.DefaultComponent;

      public class Fax extends DefaultComponent {
        @Override
        protected Endpoint createEndpoint(String uri, String to, Map<String, Object> options) {
          return new org.apache.camel.support.ProcessorEndpoint(
              uri, this, exchange -> exchange.getMessage().setBody("faxed to " + to));
        }
      }
      """;

  private HomemadeJar() {}

  /** A bean's class, {@code kota.Clerk}, whose {@code says} gives these words. */
  static void withAClerk(Path jar, String words) throws IOException {
    String source =
        "package kota; public class Clerk { public String says() { return \"" + words + "\"; } }";
    write(jar, Map.of("kota/Clerk.java", source), Map.of());
  }

  /** A component, {@code fax:}. */
  static void withAFax(Path jar) throws IOException {
    write(
        jar,
        Map.of("kota/Fax.java", COMPONENT),
        Map.of("META-INF/services/org/apache/camel/component/fax", "class=kota.Fax\n"));
  }

  private static void write(Path jar, Map<String, String> sources, Map<String, String> others)
      throws IOException {
    Path work = Files.createTempDirectory(jar.toAbsolutePath().getParent(), ".jar-");
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = work.resolve(source.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
      String[] how = {
        "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", work.toString()
      };
      String[] all =
          Stream.concat(Stream.of(how), Stream.of(file.toString())).toArray(String[]::new);
      if (ToolProvider.getSystemJavaCompiler().run(null, null, null, all) != 0) {
        throw new IllegalStateException(source.getKey() + " doesn't compile");
      }
    }
    for (Map.Entry<String, String> other : others.entrySet()) {
      Path file = work.resolve(other.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, other.getValue());
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream into = new JarOutputStream(out);
        Stream<Path> files = Files.walk(work)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        into.putNextEntry(new JarEntry(work.relativize(file).toString()));
        Files.copy(file, into);
      }
    }
  }
}
