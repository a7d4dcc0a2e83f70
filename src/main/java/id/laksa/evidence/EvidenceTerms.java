package id.laksa.evidence;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a category asks of the proof that its work is done.
 *
 * @param proof what shows it
 * @param metres how far from the place the photo may be taken; null when that isn't checked
 * @param smallestEdge pixels that the shorter edge must have
 * @param sharpness what {@link PhotoFeatures#sharpness} must reach
 * @param earlier how long before the complaint's receipt the photo may be taken
 * @param ahead by how much a camera's clock may be ahead of ours
 * @param likeBits up to how many bits of difference two photos count as the same, 0 to {@value
 *     #MOST_LIKE_BITS}
 * @param toOperator the checks whose failure an operator decides; any other refuses
 */
public record EvidenceTerms(
    Proof proof,
    @Nullable Integer metres,
    int smallestEdge,
    double sharpness,
    Duration earlier,
    Duration ahead,
    int likeBits,
    Set<Check> toOperator) {
  /** Above it chance alone finds one among a million, and finding it takes long. */
  public static final int MOST_LIKE_BITS = 7;

  /** What shows that the work is done. */
  public enum Proof {
    /** A photo, always. */
    PHOTO,
    /** A photo, or the number of a document, or an operator's waiver. */
    DOCUMENT
  }

  public EvidenceTerms {
    toOperator = Set.copyOf(toOperator);
  }
}
