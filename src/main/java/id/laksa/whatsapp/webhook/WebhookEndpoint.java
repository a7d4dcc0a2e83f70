package id.laksa.whatsapp.webhook;

import id.laksa.complaint.KeyedHash;
import id.laksa.http.Answers;
import id.laksa.http.HttpAnswer;
import id.laksa.http.Problem.Kind;
import id.laksa.http.Query;
import id.laksa.whatsapp.webhook.Delivery.Element;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** {@code GET} and {@code POST /webhooks/whatsapp}: Meta's door. */
public final class WebhookEndpoint {
  private final WebhookSignature signature;
  private final String verifyToken;
  private final Inbox inbox;
  private final BiConsumer<String, Integer> passedOver;
  private final Answers answers;

  /** Keeps what came; once a method returns it survives a crash. */
  public interface Inbox {
    /** Keeps those that weren't kept before. */
    int keep(List<Element> elements);

    /** Keeps a body that can't be read, for a person. */
    void bury(byte[] body, Delivery.Unreadable why);
  }

  /**
   * Wires the door.
   *
   * @param verifyToken as set in Meta's dashboard
   * @param passedOver told how many things of which kind concern nobody
   */
  public WebhookEndpoint(
      WebhookSignature signature,
      String verifyToken,
      Inbox inbox,
      BiConsumer<String, Integer> passedOver,
      Answers answers) {
    this.signature = signature;
    this.verifyToken = verifyToken;
    this.inbox = inbox;
    this.passedOver = passedOver;
    this.answers = answers;
  }

  /** Proves to Meta that this address is ours. */
  public HttpAnswer shakeHands(@Variable("query") @Nullable String rawQuery) {
    Query query = Query.of(rawQuery);
    boolean right =
        query.get("hub.mode").equals("subscribe")
            && KeyedHash.same(verifyToken, query.get("hub.verify_token"));
    return right
        ? HttpAnswer.text(200, "text/plain; charset=utf-8", query.get("hub.challenge"))
        : answers.problem(Kind.FORBIDDEN, "This is not our verify token.");
  }

  /** Takes a delivery; 200 only once it is kept. */
  public HttpAnswer receive(
      @Body @Nullable Object body, @Header("X-Hub-Signature-256") @Nullable Object signed) {
    byte[] bytes = body instanceof Buffer buffer ? buffer.getBytes() : new byte[0];
    if (!signature.isRight(bytes, signed == null ? null : signed.toString())) {
      return answers.problem(Kind.FORBIDDEN, "The signature is missing or wrong.");
    }
    Delivery delivery = DeliveryReader.read(bytes);
    if (delivery instanceof Delivery.Elements read) {
      int fresh = inbox.keep(read.elements());
      passedOver.accept("repeated", read.elements().size() - fresh);
      read.passedOver().forEach(passedOver);
    } else {
      inbox.bury(bytes, (Delivery.Unreadable) delivery);
    }
    return HttpAnswer.text(200, "text/plain; charset=utf-8", "");
  }
}
