package id.laksa.city.camel;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a city's files lie.
 *
 * @param base what their names are told from
 * @param engine the engine's own routes
 */
public record CityPaths(Path base, Path routes, Path kamelets, Path ext, Path conf, Path engine) {
  /**
   * Beside the engine's own.
   *
   * @param base the folder with {@code routes/city}, {@code kamelets}, {@code ext}, {@code conf}
   * @param home the engine's
   */
  public static CityPaths in(Path base, Path home) {
    return new CityPaths(
        base,
        base.resolve("routes/city"),
        base.resolve("kamelets"),
        base.resolve("ext"),
        base.resolve("conf"),
        home.resolve("routes"));
  }

  /**
   * As somebody who wants them checked names them: like the engine's folder, or the routes' itself.
   */
  public static CityPaths named(Path folder, Path home) {
    if (Files.isDirectory(folder.resolve("routes/city"))
        || Files.isDirectory(folder.resolve("kamelets"))) {
      return in(folder, home);
    }
    CityPaths own = in(home, home);
    return new CityPaths(folder, folder, own.kamelets(), own.ext(), own.conf(), own.engine());
  }

  /** A file's name as it is told. */
  String told(Path file) {
    return base.relativize(file).toString().replace('\\', '/');
  }
}
