package id.laksa.liveroom;

import id.laksa.classification.Priority;
import id.laksa.complaint.Status;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of a complaint so far, told by its history alone.
 *
 * @param department the last one that had it; null when none has, or an operator took it back
 * @param category null while undecided
 * @param figures what is counted of it
 * @param returnedBy codes of departments that said it isn't theirs
 * @param passedOnBy codes of departments after which another one had it
 * @param rating the last one; null when none was given
 * @param stays in their order
 */
public record Course(
    Status status,
    @Nullable String department,
    @Nullable String category,
    Priority priority,
    Set<Figure> figures,
    Set<String> returnedBy,
    Set<String> passedOnBy,
    @Nullable Integer rating,
    List<Stay> stays) {
  public Course {
    figures = Set.copyOf(figures);
    returnedBy = Set.copyOf(returnedBy);
    passedOnBy = Set.copyOf(passedOnBy);
    stays = List.copyOf(stays);
  }

  /**
   * Whether it is counted.
   *
   * @param of a department's code, empty for what is no department's; null for anybody's
   */
  public boolean counts(Figure figure, @Nullable String of) {
    if (of == null || !figure.isOfWhoDidIt()) {
      return figures.contains(figure) && isOf(of);
    }
    return (figure == Figure.RETURNED ? returnedBy : passedOnBy).contains(of);
  }

  /** Whether it is a department's; the same parameter. */
  public boolean isOf(@Nullable String of) {
    return of == null || of.equals(department == null ? "" : department);
  }
}
