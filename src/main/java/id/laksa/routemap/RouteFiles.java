package id.laksa.routemap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * The engine's own routes of a folder, read as it reads them and not started: needs no store. What
 * the city adds below {@code city} isn't among them: any of it may be broken.
 */
public final class RouteFiles {
  private static final String CITY = "city";

  private RouteFiles() {}

  /**
   * Reads them.
   *
   * @param folder with {@code *.camel.yaml}, also further below
   * @param settings for what stands in double braces
   * @throws Exception if a file can't be read as routes
   */
  public static RouteMap read(Path folder, Map<String, String> settings) throws Exception {
    CamelContext context = new DefaultCamelContext();
    try {
      Properties properties = new Properties();
      properties.putAll(settings);
      context.getPropertiesComponent().setInitialProperties(properties);
      context
          .getCamelContextExtension()
          .getContextPlugin(org.apache.camel.model.Model.class)
          .addModelLifecycleStrategy(new TemplateDescriptions());
      for (Path file : files(folder)) {
        Resource resource = ResourceHelper.resolveResource(context, "file:" + file);
        PluginHelper.getRoutesLoader(context).loadRoutes(resource);
      }
      return RouteMapReader.of(context);
    } finally {
      context.stop();
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".camel.yaml"))
          .filter(file -> !file.startsWith(folder.resolve(CITY)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
