package id.laksa.whatsapp;

import id.laksa.complaint.Status;
import id.laksa.complaint.TicketNumber;
import java.util.UUID;

/** A complaint of a contact, as far as a conversation goes by it. */
public record Recent(UUID complaintId, TicketNumber ticket, Status status) {}
