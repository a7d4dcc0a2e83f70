package id.laksa.tracking;

import id.laksa.complaint.Complaint;

/**
 * A complaint with all that was said about it: for its reporter, never for the public.
 *
 * @param view the same as it is shown, whole
 */
public record CaseFile(Complaint complaint, ComplaintView view) {}
