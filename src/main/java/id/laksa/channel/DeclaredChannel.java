package id.laksa.channel;

import id.laksa.complaint.Channel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A channel that the city has declared.
 *
 * @param name as people read it
 * @param submitters who may hand complaints in by it; at least one
 * @param tell suffix of {@code direct:tell-…}, the city's route that tells reporters there; null
 *     where the engine tells them by the ways of its own
 */
public record DeclaredChannel(
    Channel channel, String name, Set<Submitter> submitters, @Nullable String tell) {
  public DeclaredChannel {
    submitters = Set.copyOf(submitters);
  }

  /** Whether a route of the city may hand complaints in by it. */
  public boolean isOpenToCity() {
    return submitters.contains(Submitter.CITY);
  }
}
