package id.laksa.dispatch.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.dispatch.jms.OrderLeases;
import id.laksa.dispatch.jms.OrderLeases.Lease;
import id.laksa.http.Answers;
import id.laksa.http.HttpAnswer;
import id.laksa.http.JsonBody;
import id.laksa.http.Problem.FieldError;
import id.laksa.http.Problem.Kind;
import id.laksa.http.Query;
import id.laksa.login.http.DepartmentDoor;
import id.laksa.login.http.DepartmentDoor.Visitor;
import io.vertx.core.buffer.Buffer;
import jakarta.jms.JMSException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /opd/v1/work-orders} and {@code POST /opd/v1/work-orders/{workOrderId}/taken}: a
 * department whose system speaks no AMQP gets the orders of its queue, each for a while, and says
 * of each that it took it.
 */
public final class WorkOrderEndpoint {
  private static final int LONGEST_WAIT = 60;
  private static final int MOST = 100;
  private static final int USUAL = 10;
  private final DepartmentDoor door;
  private final OrderLine line;
  private final OrderLeases leases;
  private final Answers answers;
  private final ObjectMapper json;
  private final ZoneId zone;
  private final JsonBody taken = JsonBody.of("api/openapi.yaml#/components/schemas/TakenWorkOrder");

  /** The answer as JSON. */
  record Offered(List<Offer> workOrders) {
    Offered {
      workOrders = List.copyOf(workOrders);
    }
  }

  /** One order, for a while. */
  record Offer(String lease, OffsetDateTime until, JsonNode order) {}

  /** Wires the endpoint. */
  public WorkOrderEndpoint(
      DepartmentDoor door,
      OrderLine line,
      OrderLeases leases,
      Answers answers,
      ObjectMapper json,
      ZoneId zone) {
    this.door = door;
    this.line = line;
    this.leases = leases;
    this.answers = answers;
    this.json = json;
    this.zone = zone;
  }

  /**
   * Offers a department its orders, as soon as there are any; no thread waits meanwhile.
   *
   * @param gone whether nobody listens any more
   */
  public CompletableFuture<HttpAnswer> offer(
      @Header("Authorization") @Nullable String authorization,
      @Variable("query") @Nullable String query,
      @Variable("source") @Nullable String source,
      @Variable("gone") @Nullable BooleanSupplier gone) {
    Visitor visitor = door.visitor(authorization, source);
    if (visitor instanceof Visitor.Stranger stranger) {
      return CompletableFuture.completedFuture(stranger.answer());
    }
    List<FieldError> errors = new ArrayList<>();
    Query asked = Query.of(query);
    int wait = number(asked, "wait", 0, 0, LONGEST_WAIT, errors);
    int most = number(asked, "max", USUAL, 1, MOST, errors);
    if (!errors.isEmpty()) {
      return CompletableFuture.completedFuture(
          answers.problem(Kind.INVALID_REQUEST, "No order was leased.", errors));
    }
    CompletableFuture<List<Lease>> found = new CompletableFuture<>();
    OrderQuestion question =
        new OrderQuestion(
            ((Visitor.Known) visitor).department(),
            most,
            System.nanoTime() + TimeUnit.SECONDS.toNanos(wait),
            gone == null ? () -> false : gone,
            found);
    return line.join(question)
        ? found.thenApply(this::offered).exceptionally(this::away)
        : CompletableFuture.completedFuture(
            answers.problem(
                Kind.OVERLOADED,
                "Too many requests wait for orders, of this department at most "
                    + OrderLine.MOST_OF_ONE
                    + "."));
  }

  /**
   * Hears that a department took an order.
   *
   * @param body a Vert.x buffer; null when empty
   */
  public HttpAnswer taken(
      @Header("id") String workOrderId,
      @Body @Nullable Object body,
      @Header("Authorization") @Nullable String authorization,
      @Variable("source") @Nullable String source) {
    Visitor visitor = door.visitor(authorization, source);
    if (visitor instanceof Visitor.Stranger stranger) {
      return stranger.answer();
    }
    JsonBody.Reading read =
        taken.read(body instanceof Buffer buffer ? buffer.getBytes() : new byte[0]);
    if (!read.errors().isEmpty()) {
      return wrong(read.errors());
    }
    String lease = read.json().path("lease").textValue();
    try {
      return answer(
          leases.take(((Visitor.Known) visitor).department(), String.valueOf(workOrderId), lease));
    } catch (JMSException e) {
      return unavailable();
    }
  }

  private HttpAnswer answer(OrderLeases.Word word) {
    return switch (word) {
      case TAKEN ->
          new HttpAnswer(204, "application/json", Map.of("Cache-Control", "no-store"), new byte[0]);
      case OVER ->
          answers.problem(
              Kind.CONFLICT,
              "This lease is over, or the order was revoked: it isn't yours by this lease.");
      case UNKNOWN -> answers.problem(Kind.NOT_FOUND, "Your department has no such order.");
    };
  }

  private HttpAnswer offered(List<Lease> found) {
    return answers.json(
        200,
        new Offered(
            found.stream()
                .map(
                    one ->
                        new Offer(
                            one.lease(),
                            one.until().atZone(zone).toOffsetDateTime(),
                            read(one.json())))
                .toList()));
  }

  private JsonNode read(String order) {
    try {
      return json.readTree(order);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was leased is JSON", e);
    }
  }

  private HttpAnswer away(Throwable fault) {
    Throwable cause =
        fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    if (cause instanceof JMSException) {
      return unavailable();
    }
    throw cause instanceof RuntimeException own ? own : new IllegalStateException(cause);
  }

  private HttpAnswer unavailable() {
    return answers.problem(
        Kind.UNAVAILABLE, "The orders can't be reached now. Nothing is lost: ask again soon.");
  }

  private HttpAnswer wrong(List<FieldError> errors) {
    return answers.problem(Kind.INVALID_REQUEST, "Nothing was changed.", errors);
  }

  private static int number(
      Query query, String name, int usual, int least, int most, List<FieldError> errors) {
    String text = query.get(name);
    if (text.isEmpty()) {
      return usual;
    }
    int value = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
    if (value < least || value > most) {
      errors.add(new FieldError(name, "must be a whole number from " + least + " to " + most));
      return usual;
    }
    return value;
  }
}
