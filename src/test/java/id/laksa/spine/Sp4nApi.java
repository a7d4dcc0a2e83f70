package id.laksa.spine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * A stand-in of SP4N-LAPOR!, the national complaint system, which has no public API: complaints
 * that it hands to the city stay until they are confirmed; follow-ups come under the national
 * number and an id of their own, each taken once; finished work needs words, and photos that are
 * what they say.
 */
final class Sp4nApi implements AutoCloseable {
  static final String TOKEN = "sp4n-token-of-a-test";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> STATES =
      Set.of("diterima", "diteruskan", "diproses", "selesai", "ditolak", "keterangan");
  private final HttpServer server;
  private final Map<String, ObjectNode> handedOver = new LinkedHashMap<>();
  private final Map<String, String> tickets = new HashMap<>();
  private final Map<String, byte[]> files = new HashMap<>();
  private final Map<String, Map<String, JsonNode>> followUps = new HashMap<>();
  private final Set<String> closed = new HashSet<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private int repeats;
  private int failing;
  private boolean away;

  Sp4nApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "sp4n");
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Hands a complaint to the city, with a photo unless null. */
  synchronized void hands(String number, String words, byte[] photo) {
    ObjectNode one = JSON.createObjectNode().put("nomor", number).put("judul", "Laporan warga");
    one.put("isi", words).put("anonim", true).put("rahasia", false);
    one.putObject("lokasi").put("lat", -6.1783).put("lon", 106.6319).put("alamat", "Jl. Moh. Toha");
    ArrayNode attached = one.putArray("lampiran");
    if (photo != null) {
      files.put("/berkas/" + number, photo);
      attached.add("/berkas/" + number);
    }
    followUps.put(number, new LinkedHashMap<>());
    handedOver.put(number, one);
  }

  synchronized void isAway(boolean now) {
    away = now;
  }

  /** The next follow-ups are taken, and the answer is lost. */
  synchronized void losesAnswers(int times) {
    failing = times;
  }

  /** It takes no more follow-ups of it. */
  synchronized void closes(String number) {
    closed.add(number);
  }

  /** It knows nothing of it any more. */
  synchronized void forgets(String number) {
    followUps.remove(number);
  }

  /** Our ticket, once it is confirmed; empty before. */
  synchronized String ticketOf(String number) {
    return tickets.getOrDefault(number, "");
  }

  synchronized boolean isDrained() {
    return handedOver.isEmpty();
  }

  /** What followed, in order. */
  synchronized List<JsonNode> followed(String number) {
    return new ArrayList<>(followUps.getOrDefault(number, Map.of()).values());
  }

  /** The states that followed, in order. */
  List<String> states(String number) {
    return followed(number).stream().map(one -> one.path("status").asText()).toList();
  }

  /** How often a follow-up came again that was already there. */
  synchronized int repeats() {
    return repeats;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      byte[] told = new byte[0];
      int status;
      synchronized (this) {
        String path = exchange.getRequestURI().getPath();
        String way = exchange.getRequestMethod() + " " + path;
        String login = exchange.getRequestHeaders().getFirst("Authorization");
        if (away) {
          status = 503;
        } else if (!("Bearer " + TOKEN).equals(login)) {
          status = 401;
        } else if (way.equals("GET /laporan/masuk")) {
          ObjectNode list = JSON.createObjectNode();
          ArrayNode all = list.putArray("laporan");
          handedOver.values().stream().limit(20).forEach(all::add);
          told = JSON.writeValueAsBytes(list);
          status = 200;
        } else if (way.startsWith("GET /berkas/")) {
          told = files.getOrDefault(path, told);
          status = told.length == 0 ? 404 : 200;
        } else if (way.matches("PUT /laporan/[^/]+/terima")) {
          status = confirm(path.split("/", -1)[2], JSON.readTree(body));
        } else if (way.matches("PUT /laporan/[^/]+/tindak-lanjut/[^/]+")) {
          status = follow(path.split("/", -1)[2], path.split("/", -1)[4], JSON.readTree(body));
        } else {
          status = 404;
        }
      }
      exchange.sendResponseHeaders(status, told.length == 0 ? -1 : told.length);
      exchange.getResponseBody().write(told);
    }
  }

  private int confirm(String number, JsonNode body) {
    if (!followUps.containsKey(number)) {
      return 404;
    }
    handedOver.remove(number);
    tickets.put(number, body.path("tiket").asText());
    return 204;
  }

  private int follow(String number, String id, JsonNode body) {
    Map<String, JsonNode> known = followUps.get(number);
    if (known == null) {
      return 404;
    }
    JsonNode before = known.get(id);
    if (before != null) {
      repeats++;
      return before.equals(body) ? 200 : 409;
    }
    if (closed.contains(number)) {
      return 409;
    }
    String state = body.path("status").asText();
    if (!STATES.contains(state)
        || (state.equals("selesai") && (body.path("teks").asText().isBlank() || !shows(body)))) {
      return 422;
    }
    known.put(id, body);
    if (failing > 0) {
      failing--;
      return 500;
    }
    return 201;
  }

  /** Fetches the photos, and whether each is what it says. */
  private boolean shows(JsonNode body) {
    boolean shown = !body.path("foto").isEmpty();
    for (JsonNode photo : body.path("foto")) {
      try {
        byte[] file =
            client
                .send(
                    HttpRequest.newBuilder(URI.create(photo.path("url").asText())).build(),
                    HttpResponse.BodyHandlers.ofByteArray())
                .body();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(file);
        shown &= HexFormat.of().formatHex(hash).equals(photo.path("sha256").asText());
      } catch (IOException | NoSuchAlgorithmException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return shown;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
