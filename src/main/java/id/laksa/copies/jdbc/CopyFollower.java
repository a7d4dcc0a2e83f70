package id.laksa.copies.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.jdbc.Companions;
import id.laksa.copies.Copy;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** Has copies go where their complaint goes: they stand while its clock does, and end with it. */
public final class CopyFollower implements Companions {
  private final SlaClocks slaClocks;

  /** Winds their clocks by this. */
  public CopyFollower(SlaClocks slaClocks) {
    this.slaClocks = slaClocks;
  }

  @Override
  public void follow(Handle handle, Complaint before, Complaint after) {
    if (!leads(before, after)) {
      return;
    }
    for (Copy copy : CopyTable.of(handle, after.id())) {
      Copy now = copy.following(after, slaClocks);
      if (!now.equals(copy)) {
        CopyTable.put(handle, now, now.nextDue(slaClocks, after.said().location().place()));
      }
    }
  }

  /** Nothing is read for a step that no copy could follow. */
  private static boolean leads(Complaint before, Complaint after) {
    return !before.state().clock().halts().equals(after.state().clock().halts())
        || !Objects.equals(before.state().department(), after.state().department())
        || before.status().isOpen() != after.status().isOpen();
  }
}
