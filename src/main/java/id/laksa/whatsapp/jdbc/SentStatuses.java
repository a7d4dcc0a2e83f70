package id.laksa.whatsapp.jdbc;

import id.laksa.errand.Ladder;
import id.laksa.whatsapp.GraphErrors;
import id.laksa.whatsapp.InboundStatus;
import id.laksa.whatsapp.Outgoing;
import id.laksa.whatsapp.SendResult;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Follows what Meta took; what it took and couldn't bring after all goes again. */
public final class SentStatuses {
  private final Jdbi jdbi;
  private final SentTable sent;
  private final Correspondence correspondence;
  private final NewsBook news;
  private final Ladder ladder;
  private final InstantSource time;

  /** Wires it. */
  public SentStatuses(
      Jdbi jdbi,
      SentTable sent,
      Correspondence correspondence,
      NewsBook news,
      Ladder ladder,
      InstantSource time) {
    this.jdbi = jdbi;
    this.sent = sent;
    this.correspondence = correspondence;
    this.news = news;
    this.ladder = ladder;
    this.time = time;
  }

  /** Records how far one came; the status may be here before Meta's answer. */
  public void record(InboundStatus status) {
    jdbi.useTransaction(
        handle -> {
          sent.record(handle, status, time.instant());
          sendFailedAgain(handle, status.wamid());
        });
  }

  /** Records that Meta has taken one. */
  public void accepted(UUID errandId, Outgoing outgoing, String wamid) {
    jdbi.useTransaction(
        handle -> {
          sent.accepted(handle, errandId, outgoing, wamid, time.instant());
          if (outgoing.isNews()) {
            news.left(handle, Objects.requireNonNull(outgoing.complaintId()), outgoing.seq());
          }
          sendFailedAgain(handle, wamid);
        });
  }

  /** Gives up news: whoever may tell of it otherwise shall. */
  public void undelivered(Outgoing outgoing, String reason) {
    jdbi.useTransaction(handle -> undelivered(handle, outgoing, reason));
  }

  private void undelivered(Handle handle, Outgoing outgoing, String reason) {
    if (outgoing.isNews()) {
      news.failed(handle, Objects.requireNonNull(outgoing.complaintId()), outgoing.seq(), reason);
    }
  }

  private void sendFailedAgain(Handle handle, String wamid) {
    sent.takeFailed(handle, wamid)
        .ifPresent(
            failed -> {
              String identity = "again:" + wamid;
              Outgoing outgoing = failed.outgoing();
              SendResult why = GraphErrors.ofFailedStatus(failed.code());
              if (why instanceof SendResult.WindowClosed && !outgoing.asTemplate()) {
                correspondence.send(handle, identity, outgoing.byTemplate());
              } else if (why instanceof SendResult.Undeliverable undeliverable) {
                undelivered(handle, outgoing, "undeliverable-" + undeliverable.code());
              } else {
                Outgoing again = outgoing.failedOnceMore();
                ladder
                    .after(again.failures())
                    .ifPresentOrElse(
                        wait -> correspondence.sendLater(handle, identity, again, wait),
                        () -> {
                          correspondence.giveUp(handle, identity, again, failed.code());
                          undelivered(handle, again, "failed-" + failed.code());
                        });
              }
            });
  }
}
