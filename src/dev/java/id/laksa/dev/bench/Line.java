package id.laksa.dev.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A reporter's keep-alive connection: one request at a time. Used on its event loop only. */
final class Line {
  private static final long PATIENCE_SECONDS = 30;
  private final NetClient client;
  private final URI engine;
  private final Listener listener;
  private @Nullable NetSocket socket;
  private String received = "";
  private boolean asking;
  private long intended;
  private long asked;

  /** Hears how a request ended; the line is free again then. */
  interface Listener {
    /**
     * It was answered.
     *
     * @param intended when it was meant to be sent
     */
    void answered(Line line, BareAnswer answer, long intended);

    /** It wasn't, and nobody knows what became of it. */
    void broke(Line line, String why);
  }

  Line(NetClient client, URI engine, Listener listener) {
    this.client = client;
    this.engine = engine;
    this.listener = listener;
  }

  /** Sends a request, after connecting where that is needed. */
  void ask(Buffer request, long intendedAt) {
    asking = true;
    intended = intendedAt;
    asked = System.nanoTime();
    received = "";
    NetSocket open = socket;
    if (open != null) {
      open.write(request);
      return;
    }
    client
        .connect(engine.getPort(), engine.getHost())
        .onSuccess(
            fresh -> {
              socket = fresh;
              fresh.handler(this::receive);
              fresh.closeHandler(closed -> fail("ConnectionClosed"));
              fresh.write(request);
            })
        .onFailure(fault -> fail(fault.getClass().getSimpleName()));
  }

  /** Hangs up when the answer takes too long. */
  void hangUpIfLate() {
    if (asking && System.nanoTime() - asked > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
      hangUp();
      fail("Timeout");
    }
  }

  private void receive(Buffer bytes) {
    String more = bytes.toString(StandardCharsets.ISO_8859_1);
    received = received.isEmpty() ? more : received + more;
    BareAnswer answer;
    try {
      answer = BareAnswer.in(received);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      hangUp();
      fail("Unreadable");
      return;
    }
    if (answer != null && asking) {
      asking = false;
      listener.answered(this, answer, intended);
    }
  }

  private void hangUp() {
    NetSocket open = socket;
    socket = null;
    if (open != null) {
      open.closeHandler(null);
      open.close();
    }
  }

  private void fail(String why) {
    socket = null;
    if (asking) {
      asking = false;
      listener.broke(this, why);
    }
  }
}
