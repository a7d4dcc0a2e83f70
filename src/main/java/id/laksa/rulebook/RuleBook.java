package id.laksa.rulebook;

import id.laksa.calendar.Calendars;
import id.laksa.channel.Channels;
import id.laksa.classification.Categories;
import id.laksa.classification.Classifier;
import id.laksa.complaint.BulkSource;
import id.laksa.copies.CopyRules;
import id.laksa.department.Departments;
import id.laksa.department.RouteGrants;
import id.laksa.evidence.EvidenceRules;
import id.laksa.place.Places;
import id.laksa.sla.Receivers;
import id.laksa.sla.SlaPolicies;
import id.laksa.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a city may decide without a programmer, loaded together so that its parts agree. It
 * never changes; to reload is to load another one and to use that.
 *
 * @param words what reads the words of complaints; the classifier uses it
 * @param general by department, see {@link #generalCategory}
 * @param grants which files of the city's may speak as which departments
 * @param version hash of the files and the threshold it was loaded from: the same, the same version
 */
public record RuleBook(
    Departments departments,
    Channels channels,
    Places places,
    Categories categories,
    Words words,
    Classifier classifier,
    Calendars calendars,
    SlaPolicies slaPolicies,
    Receivers receivers,
    EvidenceRules evidence,
    CopyRules copies,
    Map<String, String> general,
    RouteGrants grants,
    String version) {

  /** The threshold of tests and tools that have no settings; the delivered setting's value. */
  public static final double USUAL_THRESHOLD = 0.88;

  /** Loads with the usual threshold. */
  public static LoadResult load(Path rulesDir, Path confDir) {
    return load(rulesDir, confDir, USUAL_THRESHOLD);
  }

  /**
   * Reads, checks and compiles both folders. Takes seconds, touches nothing outside its result, and
   * may run beside other work.
   *
   * @param rulesDir the folder {@code rules}
   * @param confDir the folder {@code conf}
   * @param threshold the probability from which words decide without an operator, 0 to 1
   */
  public static LoadResult load(Path rulesDir, Path confDir, double threshold) {
    RuleFiles files = RuleFiles.read(rulesDir, confDir, threshold);
    return new RuleBookLoader(rulesDir, confDir, files).load();
  }

  /**
   * The category of what is a department's and of which no more is known: the one whose hashtag
   * weighs least.
   *
   * @param department its code, or {@code KECAMATAN}
   * @return empty when no hashtag leads to it
   */
  public Optional<String> generalCategory(String department) {
    return Optional.ofNullable(general.get(department));
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

  /**
   * Reads the bulk sources alone: their users and topics are made when the engine starts.
   *
   * @param confDir the folder {@code conf}
   * @return the one that is always there and those of the table, without the broken rows: {@link
   *     #load} names those
   */
  public static List<BulkSource> sources(Path confDir) {
    return RuleBookLoader.bulkSources(confDir);
  }
}
