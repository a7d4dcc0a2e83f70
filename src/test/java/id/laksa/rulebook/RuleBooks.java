package id.laksa.rulebook;

import java.nio.file.Path;
import java.util.List;

/** Rule books for tests. */
public final class RuleBooks {
  private static final RuleBook CITY = sound(RuleBook.load(Path.of("rules"), Path.of("conf")));

  private RuleBooks() {}

  /** The tables and rules that are delivered, loaded once. */
  public static RuleBook theCitysOwn() {
    return CITY;
  }

  /**
   * The same, but that {@code #jalanrusak} means a flood.
   *
   * @param root an empty folder
   */
  public static RuleBook whereADamagedRoadIsAFlood(Path root) {
    return sound(
        new Folders(root)
            .replace(
                "rules/hashtags.csv",
                "#jalanrusak,jalan-rusak,DPUPR,NORMAL",
                "#jalanrusak,banjir,DPUPR,HIGH")
            .load());
  }

  /** The rule book of a load that must have succeeded. */
  public static RuleBook sound(LoadResult result) {
    if (result instanceof LoadResult.Loaded loaded) {
      return loaded.ruleBook();
    }
    throw new AssertionError(faults(result));
  }

  /** The faults of a load; none when it succeeded. */
  public static List<Fault> faults(LoadResult result) {
    return result instanceof LoadResult.Refused refused ? refused.faults() : List.of();
  }
}
