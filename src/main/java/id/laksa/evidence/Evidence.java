package id.laksa.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A photo that a department offers as proof of its work.
 *
 * @param sha256 of the bytes served
 * @param findings of every check, in their order; empty for photos from before there were checks
 */
public record Evidence(String sha256, List<Finding> findings) {
  public Evidence {
    findings = List.copyOf(findings);
  }

  /** The findings as events tell them: facts and figures, no sentences. */
  public List<Map<String, Object>> told() {
    return findings.stream().map(this::told).toList();
  }

  private Map<String, Object> told(Finding finding) {
    Map<String, Object> told = new TreeMap<>();
    told.put("photo", sha256);
    told.put("check", finding.check().slug());
    told.put("result", finding.result().name().toLowerCase(Locale.ROOT));
    if (finding.figure() != null) {
      told.put("figure", finding.figure());
    }
    if (finding.limit() != null) {
      told.put("limit", finding.limit());
    }
    return told;
  }
}
