package id.laksa.tracking.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventType;
import id.laksa.complaint.Resolution;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.copies.jdbc.CopyTable;
import id.laksa.rulebook.RuleBook;
import id.laksa.texts.Messages;
import id.laksa.texts.Messages.Language;
import id.laksa.tracking.CaseFile;
import id.laksa.tracking.ComplaintView;
import id.laksa.tracking.ComplaintView.Also;
import id.laksa.tracking.ComplaintView.Happening;
import id.laksa.tracking.ComplaintView.Shown;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads what the public, or the reporter, may see of a complaint. */
public final class ComplaintViews {
  private final Jdbi jdbi;
  private final LedgerRows ledger;
  private final Supplier<RuleBook> rules;
  private final SlaClocks slaClocks;
  private final Messages messages;
  private final String publicUrl;
  private final ZoneId zone;

  /** Wires the reader. */
  public ComplaintViews(
      Jdbi jdbi,
      LedgerRows ledger,
      Supplier<RuleBook> rules,
      SlaClocks slaClocks,
      Messages messages,
      String publicUrl,
      ZoneId zone) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.rules = rules;
    this.slaClocks = slaClocks;
    this.messages = messages;
    this.publicUrl = publicUrl;
    this.zone = zone;
  }

  /** What anybody may see; empty when the ledger has no such complaint. */
  public Optional<ComplaintView> find(TicketNumber ticket, Language language) {
    return find(ticket, language, id -> false);
  }

  /**
   * What somebody may see: of a confidential complaint not what it is about, nor who acts, nor what
   * was written, unless it is his own. Empty when the ledger has no such complaint.
   *
   * @param his whether the complaint of this id is his own
   */
  public Optional<ComplaintView> find(TicketNumber ticket, Language language, Predicate<UUID> his) {
    return caseFile(ticket, language)
        .map(
            file ->
                file.complaint().said().confidential() && !his.test(file.complaint().id())
                    ? file.view().outline(event -> messages.text(language, "event." + event))
                    : file.view());
  }

  /** All that is known, for its reporter; empty when the ledger has no such complaint. */
  public Optional<CaseFile> caseFile(TicketNumber ticket, Language language) {
    return jdbi.inTransaction(
        handle ->
            ledger
                .find(handle, ticket)
                .map(complaint -> new CaseFile(complaint, view(handle, complaint, language))));
  }

  private ComplaintView view(Handle handle, Complaint complaint, Language language) {
    State state = complaint.state();
    SlaClock clock = state.clock();
    boolean paused = clock.pausedSince() != null;
    Resolution shown = state.resolution();
    String running = state.status().isOpen() ? "running" : "stopped";
    return new ComplaintView(
        complaint.ticket().value(),
        state.status().name(),
        messages.text(language, "status." + state.statusKey()),
        state.category(),
        state.department() == null ? null : rules.get().departments().named(state.department()),
        here(complaint.said().receivedAt()),
        here(clock.acknowledgeBy()),
        here(clock.resolveBy()),
        state.status().isOpen() && clock.provisional(),
        paused ? "paused" : running,
        paused ? messages.text(language, reason(clock)) : null,
        shown == null ? null : shown.confirmed(),
        local(slaClocks.answerBy(state)),
        history(handle, complaint.id(), language),
        evidence(handle, complaint.id()),
        copies(handle, complaint.id(), language));
  }

  private static String reason(SlaClock clock) {
    return clock.pausedFor() == SlaClock.Reason.OPERATOR ? "clock.halted" : "clock.paused";
  }

  private List<Happening> history(Handle handle, UUID id, Language language) {
    return handle
        .createQuery(
            // What the reporter wrote may tell who he is: it is for the department.
            "select at, type, case when actor <> 'reporter' then text end as text,"
                + " data::jsonb ->> 'because' as because,"
                + " type = 'ERASED' and actor <> 'retention' as asked_for"
                + " from complaint_event where complaint_id = :id order by seq")
        .bind("id", id)
        .map(
            (row, context) -> {
              String event = EventType.valueOf(row.getString("type")).slug();
              String said = row.getString("text");
              String because = row.getString("because");
              String more = row.getBoolean("asked_for") ? "-on-request" : "";
              String meaning = "event." + event + (because == null ? more : "." + because);
              String text = said == null ? messages.text(language, meaning) : said;
              return new Happening(
                  row.getObject("at", OffsetDateTime.class)
                      .atZoneSameInstant(zone)
                      .toOffsetDateTime(),
                  event,
                  text);
            })
        .list();
  }

  private List<Also> copies(Handle handle, UUID id, Language language) {
    return CopyTable.of(handle, id).stream()
        .map(
            copy ->
                new Also(
                    rules.get().departments().named(copy.department()),
                    copy.status().name(),
                    messages.text(language, "status." + copy.status()),
                    here(copy.clock().acknowledgeBy()),
                    here(copy.clock().resolveBy()),
                    copy.why()))
        .toList();
  }

  private List<Shown> evidence(Handle handle, UUID id) {
    return handle
        .createQuery(
            "select id, sha256, taken_at from photo"
                + " where complaint_id = :id and shown_seq is not null"
                + " order by shown_seq, uploaded_at, id")
        .bind("id", id)
        .map(
            (row, context) ->
                new Shown(
                    publicUrl + "/photos/" + row.getString("id"),
                    row.getString("sha256"),
                    local(RowFormat.instant(row, "taken_at"))))
        .list();
  }

  private @Nullable OffsetDateTime local(@Nullable Instant at) {
    return at == null ? null : here(at);
  }

  private OffsetDateTime here(Instant at) {
    return at.atZone(zone).toOffsetDateTime();
  }
}
