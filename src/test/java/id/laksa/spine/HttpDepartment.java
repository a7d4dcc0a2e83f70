package id.laksa.spine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.spine.Citizen.Answer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A department's own system that speaks HTTP alone. */
public final class HttpDepartment {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ORDERS = "/opd/v1/work-orders";
  private final Citizen http;
  private final Map<String, String> login;

  /** An order that was leased. */
  public record Leased(String lease, String until, JsonNode order) {
    /** Its ticket. */
    public String ticket() {
      return order.path("ticket").asText();
    }

    /** Its id. */
    public String id() {
      return order.path("workOrderId").asText();
    }
  }

  /** Logs in with each request. */
  public HttpDepartment(Citizen http, String user, String password) {
    this.http = http;
    String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    this.login = Map.of("Authorization", "Basic " + pair);
  }

  /** The header that it logs in with. */
  public String login() {
    return login.get("Authorization");
  }

  /** Asks for orders. */
  public Answer ask(String query) {
    return http.get(ORDERS + query, login);
  }

  /** Leases what there is, or comes within so many seconds. */
  public List<Leased> lease(int wait, int most) {
    Answer answer = ask("?wait=" + wait + "&max=" + most);
    assertThat(answer.status()).describedAs("%s", answer.body()).isEqualTo(200);
    List<Leased> leased = new ArrayList<>();
    for (JsonNode one : answer.body().path("workOrders")) {
      leased.add(
          new Leased(one.path("lease").asText(), one.path("until").asText(), one.path("order")));
    }
    return leased;
  }

  /** Leases until the order of a ticket is among it; what else there is is taken. */
  public Leased leaseOf(String ticket) {
    for (int look = 0; look < 50; look++) {
      Leased found = null;
      for (Leased one : lease(20, 100)) {
        if (one.ticket().equals(ticket)) {
          found = one;
        } else {
          assertThat(take(one).status()).isEqualTo(204);
        }
      }
      if (found != null) {
        return found;
      }
    }
    throw new AssertionError("no order for " + ticket);
  }

  /** Takes everything there is now. */
  public void takeAll() {
    for (List<Leased> all = lease(0, 100); !all.isEmpty(); all = lease(0, 100)) {
      all.forEach(this::take);
    }
  }

  /** Says that it took an order. */
  public Answer take(Leased leased) {
    return take(leased.id(), JSON.createObjectNode().put("lease", leased.lease()).toString());
  }

  /** Says it by any body. */
  public Answer take(String id, String body) {
    Map<String, String> headers = new TreeMap<>(login);
    headers.put("Content-Type", "application/json");
    return http.post(ORDERS + "/" + id + "/taken", body.getBytes(UTF_8), headers);
  }
}
