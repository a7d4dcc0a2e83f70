package id.laksa.whatsapp.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.KeyedHash;
import id.laksa.complaint.SealedBox;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.whatsapp.GraphErrors;
import id.laksa.whatsapp.InboundStatus;
import id.laksa.whatsapp.Outgoing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What we sent and how far it came: the ledger's table {@code whatsapp_sent}. */
public final class SentTable {
  /** How far a message comes, in order; {@code failed} is the end wherever it comes. */
  private static final String RANK =
      "array_position(array['accepted', 'sent', 'delivered', 'read', 'failed'], %s)";

  private final KeyedHash hash;
  private final SealedBox box;
  private final ObjectMapper json;

  /** Takes the key that never changes, and the box of personal data. */
  public SentTable(byte[] ticketKey, SealedBox box, ObjectMapper json) {
    this.box = box;
    this.json = json;
    this.hash = KeyedHash.derived(ticketKey, "whatsapp-wamid");
  }

  /** Meta has taken a message; a status of it may have come before. */
  public void accepted(Handle handle, UUID id, Outgoing outgoing, String wamid, Instant now) {
    handle.execute(
        "insert into whatsapp_sent (id, complaint_id, what, wamid_key, status, sealed, at)"
            + " values (?, ?, ?, ?, 'accepted', ?, ?) on conflict (id) do update"
            + " set complaint_id = excluded.complaint_id, what = excluded.what,"
            + " wamid_key = excluded.wamid_key, sealed = excluded.sealed,"
            // What was told of an earlier attempt doesn't count for this one.
            + " status = case when whatsapp_sent.wamid_key = excluded.wamid_key"
            + " then whatsapp_sent.status else excluded.status end",
        id,
        outgoing.complaintId(),
        outgoing.what(),
        key(wamid),
        outgoing.template() == null ? null : seal(id, outgoing),
        RowFormat.time(now));
  }

  /** A message that Meta took and couldn't bring, and its code for why, if it gave one. */
  record Failed(Outgoing outgoing, int code) {}

  /** Takes out one that failed, once; empty when it didn't, or isn't worth sending once more. */
  Optional<Failed> takeFailed(Handle handle, String wamid) {
    return handle
        .createQuery(
            "update whatsapp_sent s set sealed = null from whatsapp_sent before"
                + " where s.id = before.id and s.wamid_key = :wamid and s.status = 'failed'"
                + " and s.sealed is not null returning s.id, coalesce(s.code, :none) as code,"
                + " before.sealed")
        .bind("none", GraphErrors.NO_CODE)
        .bind("wamid", key(wamid))
        .map(
            (row, context) ->
                new Failed(
                    open(row.getObject("id", UUID.class), row.getBytes("sealed")),
                    row.getInt("code")))
        .findFirst();
  }

  /**
   * Records how far one came; never back.
   *
   * @return false when it is none of ours
   */
  public boolean record(Handle handle, InboundStatus status, Instant now) {
    if (status.sent() != null) {
      handle.execute(
          "insert into whatsapp_sent (id, what, wamid_key, status, code, at)"
              + " values (?, '', ?, ?, ?, ?) on conflict do nothing",
          status.sent(),
          key(status.wamid()),
          status.status(),
          status.code(),
          RowFormat.time(now));
    }
    int known =
        handle
            .createUpdate(
                "update whatsapp_sent set at = :now, code = coalesce(:code, code), status = case"
                    + " when coalesce(%s, 0) > coalesce(%s, 0) then :status else status end"
                        .formatted(RANK.formatted(":status"), RANK.formatted("status"))
                    + ", sealed = case when :status in ('delivered', 'read') then null"
                    + " else sealed end where wamid_key = :wamid or id = cast(:id as uuid)")
            .bind("now", RowFormat.time(now))
            .bind("code", status.code())
            .bind("status", status.status())
            .bind("wamid", key(status.wamid()))
            .bind("id", status.sent())
            .execute();
    return known > 0;
  }

  /** Whether Meta has a message: it said so, or told anything of it but that it failed. */
  public boolean isKnown(Handle handle, UUID id) {
    return handle
        .createQuery(
            "select exists (select 1 from whatsapp_sent"
                + " where id = :id and (what <> '' or status <> 'failed'))")
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  /** Forgets what was said, once nothing will be told of it any more. */
  int forgetWords(Handle handle, Instant before) {
    return handle.execute(
        "update whatsapp_sent set sealed = null where sealed is not null and at < ?",
        RowFormat.time(before));
  }

  /** Forgets what is older. */
  int forget(Handle handle, Instant before) {
    return handle.execute("delete from whatsapp_sent where at < ?", RowFormat.time(before));
  }

  /** The complaint a message of ours was about; empty when it was about none. */
  public Optional<UUID> complaintOf(Handle handle, String wamid) {
    return handle
        .createQuery(
            "select complaint_id from whatsapp_sent"
                + " where wamid_key = :wamid and complaint_id is not null limit 1")
        .bind("wamid", key(wamid))
        .mapTo(UUID.class)
        .findOne();
  }

  private byte[] seal(UUID id, Outgoing outgoing) {
    try {
      return box.seal(json.writeValueAsBytes(outgoing), belongsTo(id));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A message is plain JSON", e);
    }
  }

  private Outgoing open(UUID id, byte[] sealed) {
    try {
      return json.readValue(box.open(sealed, belongsTo(id)), Outgoing.class);
    } catch (IOException e) {
      throw new IllegalStateException("A message's box holds something else", e);
    }
  }

  private static byte[] belongsTo(UUID id) {
    return ("sent:" + id).getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] key(String wamid) {
    return hash.of(wamid.getBytes(StandardCharsets.UTF_8));
  }
}
