package id.laksa.fieldpage;

import id.laksa.evidence.Finding;
import java.util.List;

/**
 * A photo of finished work that the department has uploaded.
 *
 * @param findings empty for one from before there were checks
 * @param shown whether a resolution has shown it
 */
public record OwnPhoto(String id, List<Finding> findings, boolean shown) {
  public OwnPhoto {
    findings = List.copyOf(findings);
  }
}
