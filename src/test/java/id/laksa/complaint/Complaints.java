package id.laksa.complaint;

import id.laksa.classification.Explanation;
import id.laksa.classification.Priority;
import id.laksa.complaint.Complaint.Said;
import id.laksa.complaint.Complaint.State;
import id.laksa.place.GeoPoint;
import id.laksa.place.Place;
import id.laksa.sla.Matter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Complaints, keys and times for tests. */
public final class Complaints {
  /** When every complaint here was received. */
  public static final Instant RECEIVED_AT = Instant.parse("2026-11-22T02:12:30Z");

  private Complaints() {}

  /** A ticket key that is nobody's. */
  public static byte[] aKey() {
    return "a key for tests, of 32 bytes ...".getBytes(StandardCharsets.US_ASCII);
  }

  /** Flooding in Cipondoh, with a photo, just dispatched to DPUPR. */
  public static Complaint aFloodComplaint() {
    UUID id = Identity.complaintId(Channel.APP, "a-flood-in-cipondoh");
    Said said =
        new Said(
            Channel.APP,
            RECEIVED_AT,
            "Banjir selutut di Jl. KH Hasyim Ashari #banjir",
            List.of("#banjir"),
            new Location(
                new GeoPoint(-6.192, 106.677),
                "Jl. KH Hasyim Ashari",
                new Place("Cipondoh", "Cipondoh")),
            List.of(new PhotoRef("0123456789ABCDEFGHJKMNPQRS", "ab".repeat(32))),
            false,
            false);
    SlaClock clock =
        ClocksByPolicy.elapsed(Duration.ofHours(8), Duration.ofDays(3))
            .started(new Matter("banjir", Priority.HIGH, null), RECEIVED_AT);
    Explanation why =
        new Explanation(
            "rules",
            "#banjir → banjir",
            List.of("banjir"),
            "5f70bf18a086",
            List.of(new Explanation.Alternative("drainase", "DPUPR", 0.45)));
    State state =
        new State(Status.DISPATCHED, "banjir", "DPUPR", Priority.HIGH, 1, clock, null, why);
    return new Complaint(id, new Identity(aKey()).ticketOf(id), said, state, 3, HashChain.GENESIS);
  }

  /** The flood, standing elsewhere; its clock is paused while the reporter is waited for. */
  public static Complaint aFloodComplaint(Status status) {
    State before = aFloodComplaint().state();
    SlaClock clock =
        status == Status.WAITING_FOR_REPORTER
            ? before.clock().paused(RECEIVED_AT.plus(Duration.ofHours(1)), SlaClock.Reason.REPORTER)
            : before.clock();
    State state = before.with(status, clock);
    boolean shown = status == Status.RESOLVED || status == Status.CLOSED;
    return aFloodComplaint()
        .at(
            shown
                ? state.resolved(new Resolution(RECEIVED_AT, status == Status.CLOSED, null))
                : state);
  }

  /** The flood, reported by somebody whom departments must not see. */
  public static Complaint anAnonymousComplaint() {
    Complaint flood = aFloodComplaint();
    Said said = flood.said();
    Said anonymous =
        new Said(
            said.channel(),
            said.receivedAt(),
            said.text(),
            said.hashtags(),
            said.location(),
            said.photos(),
            true,
            said.confidential());
    return new Complaint(
        flood.id(), flood.ticket(), anonymous, flood.state(), flood.headSeq(), flood.headHash());
  }

  /** A complaint that an operator must decide, with nothing known of its place. */
  public static Complaint aComplaintInTriage() {
    Complaint flood = aFloodComplaint();
    State before = flood.state();
    Said said =
        new Said(
            Channel.APP,
            RECEIVED_AT,
            "Tolong dibantu",
            List.of(),
            Location.UNKNOWN,
            List.of(),
            false,
            false);
    State triage =
        new State(
            Status.TRIAGE,
            null,
            null,
            Priority.NORMAL,
            1,
            before.clock(),
            null,
            before.explanation());
    return new Complaint(
        flood.id(), flood.ticket(), said, triage, flood.headSeq(), flood.headHash());
  }
}
