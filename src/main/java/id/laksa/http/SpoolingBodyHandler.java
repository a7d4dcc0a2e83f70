package id.laksa.http;

import id.laksa.refusal.RefusalLog;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads request bodies within bounds: a multipart form onto disk, raw, so that many uploads at once
 * don't fill the memory; anything else into memory, byte for byte.
 */
final class SpoolingBodyHandler implements Handler<RoutingContext> {
  private static final int TOO_LARGE = 413;
  private static final int TOO_SLOW = 408;
  private static final int OVERLOADED = 503;
  private static final long LINGER_MS = 1_000;
  private final Vertx vertx;
  private final Path scratch;
  private final long largestForm;
  private final WebServer.Bounds bounds;
  private final Pace pace;
  private final Room room;
  private final Function<RoutingContext, Admission> doors;
  private final RefusalLog tooSlow;

  /**
   * What bodies may take together.
   *
   * @param disk the forms of all routes
   * @param memory the other bodies of all routes
   * @param largeMemory the same, of those paths where a body may be larger
   */
  record Room(BodyBudget disk, BodyBudget memory, BodyBudget largeMemory) {}

  /** What one request takes of a budget. */
  private static final class Share {
    private final BodyBudget budget;
    private final String source;
    private long taken;

    Share(BodyBudget budget, String source) {
      this.budget = budget;
      this.source = source;
    }

    boolean take(long bytes) {
      boolean fits = budget.take(source, bytes);
      taken += fits ? bytes : 0;
      return fits;
    }

    void giveBack() {
      budget.give(source, taken);
      taken = 0;
    }
  }

  /**
   * Reads for some routes.
   *
   * @param doors what a request goes on through when it was read
   * @param tooSlow notes those that don't come in time
   */
  SpoolingBodyHandler(
      Vertx vertx,
      WebServer.Bounds bounds,
      Pace pace,
      Room room,
      Function<RoutingContext, Admission> doors,
      RefusalLog tooSlow) {
    this.doors = doors;
    this.vertx = vertx;
    this.scratch = bounds.scratch();
    this.largestForm = bounds.largestForm();
    this.bounds = bounds;
    this.pace = pace;
    this.room = room;
    this.tooSlow = tooSlow;
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    boolean form = isOfType(request, "multipart/form-data");
    long limit = form ? largestForm : bounds.largestBodyAt(context.normalizedPath());
    long length = lengthAtMost(request, limit);
    boolean large = bounds.isLarge(context.normalizedPath());
    BodyBudget budget = form ? room.disk : large ? room.largeMemory : room.memory;
    if (length > limit) {
      refuse(context, TOO_LARGE);
      return;
    }
    Admission door = doors.apply(context);
    // Nothing large is read only to be refused.
    String source = Source.of(request.getHeader(WebServer.FORWARDED_FOR));
    if (door.refuses() || !budget.fits(source, length)) {
      refuse(context, OVERLOADED);
      return;
    }
    Share share = new Share(budget, source);
    context.addEndHandler(end -> share.giveBack());
    if (length > 0) {
      hurry(context, form ? pace.form() : pace.body());
    }
    if (form) {
      spool(context, limit, share, door);
    } else {
      collect(context, limit, share, door);
    }
  }

  /** Gives a body so much time to be there. */
  private void hurry(RoutingContext context, Duration time) {
    long timer =
        vertx.setTimer(
            time.toMillis(),
            late -> {
              if (!context.request().isEnded()) {
                tooSlow.note("A body came too slowly");
                refuse(context, TOO_SLOW);
              }
            });
    context.addEndHandler(end -> vertx.cancelTimer(timer));
  }

  private void collect(RoutingContext context, long limit, Share share, Admission door) {
    Buffer body = Buffer.buffer();
    HttpServerRequest request = context.request();
    request.handler(
        chunk -> {
          if (body.length() + chunk.length() > limit) {
            refuse(context, TOO_LARGE);
          } else if (!share.take(chunk.length())) {
            refuse(context, OVERLOADED);
          } else {
            body.appendBuffer(chunk);
          }
        });
    request.endHandler(
        end -> {
          ((RoutingContextInternal) context).setBody(body);
          if (isOfType(request, WebForm.URL_ENCODED)) {
            // Camel has no body for this type, but what the server took apart; here it is whole.
            request.formAttributes().add(WebForm.WHOLE, body.toString());
          }
          door.enter(context);
        });
    request.exceptionHandler(context::fail);
    request.resume();
  }

  private void spool(RoutingContext context, long limit, Share share, Admission door) {
    HttpServerRequest request = context.request();
    request.pause();
    Path file = scratch.resolve(UUID.randomUUID() + ".form");
    context.addEndHandler(end -> vertx.fileSystem().delete(file.toString()));
    OpenOptions fresh = new OpenOptions().setCreateNew(true).setWrite(true).setPerms("rw-------");
    vertx
        .fileSystem()
        .open(file.toString(), fresh)
        .onFailure(context::fail)
        .onSuccess(target -> write(context, target, file, limit, share, door));
  }

  private void write(
      RoutingContext context,
      AsyncFile target,
      Path file,
      long limit,
      Share share,
      Admission door) {
    HttpServerRequest request = context.request();
    long[] written = {0};
    request.handler(
        chunk -> {
          written[0] += chunk.length();
          if (written[0] > limit) {
            stop(request, target);
            refuse(context, TOO_LARGE);
            return;
          }
          if (!share.take(chunk.length())) {
            stop(request, target);
            refuse(context, OVERLOADED);
            return;
          }
          target.write(chunk).onFailure(context::fail);
          if (target.writeQueueFull()) {
            request.pause();
            target.drainHandler(drained -> request.resume());
          }
        });
    request.exceptionHandler(
        fault -> {
          stop(request, target);
          context.fail(fault);
        });
    request.endHandler(
        end ->
            target
                .close()
                .onFailure(context::fail)
                .onSuccess(
                    closed -> {
                      context.fileUploads().add(new SpooledForm(file, written[0]));
                      door.enter(context);
                    }));
    request.resume();
  }

  /** Whatever else happens to the request, the file is closed once and not written to again. */
  private static void stop(HttpServerRequest request, AsyncFile target) {
    request.handler(null).endHandler(null).exceptionHandler(null);
    target.close();
  }

  private void refuse(RoutingContext context, int status) {
    HttpServerRequest request = context.request();
    request.handler(null).endHandler(null).exceptionHandler(null).resume();
    context.response().putHeader(HttpHeaders.CONNECTION, "close");
    // Whatever still comes is thrown away, for a while: hanging up at once may lose the answer.
    context.addEndHandler(end -> vertx.setTimer(LINGER_MS, unused -> request.connection().close()));
    context.fail(status);
  }

  private static boolean isOfType(HttpServerRequest request, String type) {
    String contentType = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(type);
  }

  /**
   * As declared; the limit when it isn't, as of a chunked body; more than any when it is no number.
   */
  private static long lengthAtMost(HttpServerRequest request, long limit) {
    String declared = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (declared == null) {
      return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null ? 0 : limit;
    }
    try {
      return Long.parseLong(declared);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
