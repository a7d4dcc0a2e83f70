package id.laksa.city.camel;

import id.laksa.rulebook.Fault;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Tries a file in a context of its own, in which nothing is begun. */
final class FileTrial {
  private final CityContexts contexts;

  FileTrial(CityContexts contexts) {
    this.contexts = contexts;
  }

  /** What is wrong with a file of routes by itself; empty when it can be loaded. */
  List<Fault> routes(String file, String text, CityYaml yaml) {
    return tried("camel.yaml", file, text, yaml);
  }

  /** What is wrong with a kamelet by itself. */
  List<Fault> kamelet(String file, String text, CityYaml yaml) {
    return tried("kamelet.yaml", file, text, yaml);
  }

  private List<Fault> tried(String kind, String file, String text, CityYaml yaml) {
    List<Fault> faults = new ArrayList<>(yaml.faults());
    if (!faults.isEmpty()) {
      return faults;
    }
    DefaultCamelContext context = contexts.fresh("laksa-city-trial");
    try {
      context.setAutoStartup(false);
      context.addRoutes(builder(context, kind, file, text));
      context.start();
    } catch (Exception | LinkageError | StackOverflowError e) {
      faults.add(FaultFinder.fault(file, e, yaml, context));
    } finally {
      CityContexts.close(context);
    }
    return faults;
  }

  /** The routes of a text, for this context. */
  static RoutesBuilder builder(CamelContext context, String kind, String file, String text)
      throws Exception {
    Resource resource = ResourceHelper.fromString(file, text);
    return PluginHelper.getRoutesLoader(context).getRoutesLoader(kind).loadRoutesBuilder(resource);
  }
}
