package id.laksa.rulebook;

import id.laksa.classification.Categories;
import id.laksa.classification.Classifier;
import id.laksa.department.Departments;
import id.laksa.place.Places;
import id.laksa.sla.SlaPolicies;
import java.nio.file.Path;

/**
 * Everything a city may decide without a programmer, loaded together so that its parts agree. It
 * never changes; to reload is to load another one and to use that.
 *
 * @param version hash of the tables and rules in both folders: the same bytes, the same version
 */
public record RuleBook(
    Departments departments,
    Places places,
    Categories categories,
    Classifier classifier,
    SlaPolicies slaPolicies,
    String version) {

  /**
   * Reads, checks and compiles both folders. Takes seconds, touches nothing outside its result, and
   * may run beside other work.
   *
   * @param rulesDir the folder {@code rules}
   * @param confDir the folder {@code conf}
   */
  public static LoadResult load(Path rulesDir, Path confDir) {
    return new RuleBookLoader(rulesDir, confDir, RuleFiles.read(rulesDir, confDir)).load();
  }

  /**
   * Reads the departments alone, for what must know the queues before the rules are compiled.
   *
   * @param confDir the folder {@code conf}
   * @return without the broken rows: {@link #load} names those
   */
  public static Departments departments(Path confDir) {
    return RuleBookLoader.departments(confDir);
  }
}
