package id.laksa.deadline;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Knows whom nobody could tell yet what became of his complaint. */
@FunctionalInterface
public interface UndeliveredNews {
  /** Those of these complaints whose reporter an operator must still tell. */
  Set<UUID> among(Handle handle, Collection<UUID> complaints);
}
