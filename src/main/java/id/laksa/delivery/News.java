package id.laksa.delivery;

import java.util.UUID;

/** An event that a reporter is told of; what is said is read from the ledger when it is said. */
public record News(UUID complaintId, int seq) {}
