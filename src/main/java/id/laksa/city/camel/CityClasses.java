package id.laksa.city.camel;

import org.apache.camel.impl.engine.DefaultClassResolver;
import org.jspecify.annotations.Nullable;

/** The classes that a city's file may name: all but the engine's own. */
final class CityClasses extends DefaultClassResolver {
  private static final String ENGINES = "id.laksa.";

  @Override
  protected @Nullable Class<?> loadClass(String name, ClassLoader loader) {
    return name.startsWith(ENGINES) ? null : super.loadClass(name, loader);
  }
}
