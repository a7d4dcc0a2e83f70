package id.laksa.delivery.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.delivery.Call;
import id.laksa.delivery.Way;
import id.laksa.delivery.jdbc.CallbackPost;
import id.laksa.delivery.jdbc.NewsLedger;
import id.laksa.errand.Errand;
import id.laksa.errand.ErrandHandler;
import id.laksa.errand.ErrandOutcome;
import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the app's backend; whatever it doesn't take is called again by the ladder. */
public final class CallbackErrand implements ErrandHandler {
  private static final Logger LOG = LoggerFactory.getLogger(CallbackErrand.class);
  private static final int GONE = 410;
  private final Jdbi jdbi;
  private final @Nullable CallbackClient client;
  private final CallbackPost post;
  private final NewsLedger news;
  private final ObjectMapper json;
  private final InstantSource time;

  /**
   * Wires it.
   *
   * @param client null when no callback is registered: what was asked for before goes another way
   */
  public CallbackErrand(
      Jdbi jdbi,
      @Nullable CallbackClient client,
      CallbackPost post,
      NewsLedger news,
      ObjectMapper json,
      InstantSource time) {
    this.jdbi = jdbi;
    this.client = client;
    this.post = post;
    this.news = news;
    this.json = json;
    this.time = time;
  }

  @Override
  public ErrandOutcome attempt(Errand errand) throws JsonProcessingException {
    Call call = json.readValue(errand.what(), Call.class);
    if (client == null || !jdbi.withHandle(post::isOn)) {
      return failed(call, "callback-off");
    }
    WebhookClient.Reply reply = client.post(call.id(), time.instant(), call.body());
    if (reply.isSuccess()) {
      jdbi.useTransaction(
          handle -> news.left(handle, call.complaintId(), call.seq(), Way.CALLBACK));
      return ErrandOutcome.DONE;
    }
    if (reply.status() == GONE) {
      LOG.error("The app's callback answered 410: it is called no more until an operator says so");
      jdbi.useHandle(post::turnOff);
      return failed(call, reply.reason());
    }
    Duration wait = reply.retryAfter();
    return new ErrandOutcome.Later(reply.reason(), wait == null ? Duration.ZERO : wait);
  }

  @Override
  public ErrandOutcome exhausted(Errand errand, String reason) {
    try {
      failed(json.readValue(errand.what(), Call.class), reason);
    } catch (JsonProcessingException e) {
      // Nobody can be told of what can't be read.
    }
    return new ErrandOutcome.Dead(reason);
  }

  private ErrandOutcome failed(Call call, String reason) {
    jdbi.useTransaction(
        handle -> news.failed(handle, call.complaintId(), call.seq(), Way.CALLBACK, reason));
    return ErrandOutcome.DONE;
  }
}
