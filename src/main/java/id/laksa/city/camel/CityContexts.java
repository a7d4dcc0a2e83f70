package id.laksa.city.camel;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.builder.DefaultErrorHandlerBuilder;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.slf4j.helpers.NOPLogger;

/** Makes contexts in which a city's files run or are tried: the same in all that counts. */
public final class CityContexts {
  private static final int GOODBYE_SECONDS = 5;
  private final ExtJars jars;
  private final Path kamelets;
  private final Properties properties;
  private final List<Path> closed;

  /**
   * Wires them.
   *
   * @param kamelets the folder of kamelets; need not be there
   * @param properties what the files name in double braces
   * @param closed folders of the engine's own, in which no file endpoint may read or write
   */
  public CityContexts(ExtJars jars, Path kamelets, Properties properties, List<Path> closed) {
    this.jars = jars;
    this.kamelets = kamelets;
    this.properties = properties;
    this.closed = closed.stream().map(Path::toAbsolutePath).map(Path::normalize).toList();
  }

  /** The jars that its files may use. */
  ExtJars jars() {
    return jars;
  }

  /** A context with nothing in it, not started. */
  DefaultCamelContext fresh(String name) {
    DefaultCamelContext context = new DefaultCamelContext(false);
    context.getCamelContextExtension().setName(name);
    CityClasses classes = new CityClasses();
    classes.setCamelContext(context);
    context.setClassResolver(classes);
    context.setApplicationContextClassLoader(jars.loader());
    context.getCamelContextExtension().setErrorHandlerFactory(quiet());
    context.setStartupSummaryLevel(StartupSummaryLevel.Off);
    context.setSourceLocationEnabled(true);
    context.setStreamCaching(true);
    context.getShutdownStrategy().setTimeout(GOODBYE_SECONDS);
    context.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
    PropertiesComponent values = (PropertiesComponent) context.getPropertiesComponent();
    values.setInitialProperties(properties);
    // What the engine's own environment says is no business of the city's files.
    values.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
    values.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
    context.build();
    context.getCamelContextExtension().registerEndpointCallback(this::admitted);
    context
        .getComponent("kamelet", KameletComponent.class)
        .setLocation("file:" + kamelets.toAbsolutePath().normalize());
    return context;
  }

  /** Faults are told by {@link RouteFailures}: Camel's own lines may quote what a citizen wrote. */
  private static DefaultErrorHandlerDefinition quiet() {
    return new DefaultErrorHandlerBuilder().log(NOPLogger.NOP_LOGGER);
  }

  private Endpoint admitted(String uri, Endpoint endpoint) {
    String scheme = uri.substring(0, Math.max(0, uri.indexOf(':')));
    if (CityYaml.ENGINES.contains(scheme)) {
      throw new IllegalArgumentException(Reasons.engines(scheme));
    }
    if (endpoint instanceof GenericFileEndpoint<?> file) {
      Path folder = Path.of(file.getConfiguration().getDirectory()).toAbsolutePath().normalize();
      if (closed.stream().anyMatch(folder::startsWith)) {
        throw new IllegalArgumentException(
            "the folder " + file.getConfiguration().getDirectory() + " is the engine's own");
      }
    }
    return endpoint;
  }

  /** Stops a context and all that is in it. */
  static void close(CamelContext context) {
    context.stop();
  }
}
