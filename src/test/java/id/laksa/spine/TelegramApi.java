package id.laksa.spine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/**
 * A stand-in of Telegram's Bot API, as strict as it: an update stays until an offset behind it is
 * asked for, one getUpdates at a time, a wrong token is 401, too many calls are 429 with the wait,
 * who blocked the bot is 403, and limits are limits. Written after core.telegram.org/bots/api.
 */
final class TelegramApi implements AutoCloseable {
  static final String TOKEN = "8123456789:AAH-not-a-real-token_of-any-bot";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_TEXT = 4096;
  private static final int LONGEST_CAPTION = 1024;
  private final HttpServer server;
  private final TreeMap<Long, ObjectNode> updates = new TreeMap<>();
  private final Map<String, byte[]> files = new HashMap<>();
  private final Set<String> tooBig = new HashSet<>();
  private final Set<Long> chats = new HashSet<>();
  private final Set<Long> blocked = new HashSet<>();
  private final List<Sent> sent = new ArrayList<>();
  private final Map<Integer, Integer> refusals = new TreeMap<>();
  private final Map<String, Integer> failing = new HashMap<>();
  private long nextUpdate = 500_000_001L;
  private int nextMessage = 1;
  private boolean polled;
  private boolean away;

  /** What the bot sent; its file is empty where it sent none. */
  record Sent(String method, long chat, JsonNode fields, ByteBuffer file) {
    String text() {
      return fields.path(method.equals("sendPhoto") ? "caption" : "text").asText();
    }
  }

  /** An answer that isn't ok. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Refused(int status, String description) {
      super(description);
      this.status = status;
    }
  }

  TelegramApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "telegram");
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** A citizen writes words; returns the message's id. */
  synchronized int writes(long chat, String text) {
    return says(chat, message(chat, "private").put("text", text));
  }

  /** A citizen says anything in his chat with the bot. */
  synchronized int says(long chat, ObjectNode message) {
    chats.add(chat);
    arrives("message", message);
    return message.path("message_id").asInt();
  }

  /** A message to fill. */
  synchronized ObjectNode message(long chat, String type) {
    ObjectNode message = JSON.createObjectNode().put("message_id", nextMessage++);
    message.putObject("from").put("id", chat).put("is_bot", false).put("first_name", "Siti");
    message.putObject("chat").put("id", chat).put("type", type).put("first_name", "Siti");
    return message.put("date", 1_796_000_000L);
  }

  /** An update of any kind. */
  synchronized void arrives(String kind, ObjectNode what) {
    long id = nextUpdate++;
    updates.put(id, JSON.createObjectNode().put("update_id", id).set(kind, what));
    notifyAll();
  }

  /** Puts a photo into a message, in a small size and in its own. */
  synchronized ObjectNode photo(ObjectNode message, byte[] jpeg) {
    String id = "AgACAgUAAxkBAA-" + files.size();
    files.put(id, jpeg);
    files.put(id + "-s", new byte[] {1, 2, 3});
    var sizes = message.putArray("photo");
    size(sizes.addObject(), id + "-s", 90, 3);
    size(sizes.addObject(), id, 1280, jpeg.length);
    return message;
  }

  private static void size(ObjectNode into, String id, int width, int bytes) {
    into.put("file_id", id).put("file_unique_id", "u" + id).put("width", width);
    into.put("height", width).put("file_size", bytes);
  }

  /** The photo of a message can't be fetched by bots. */
  synchronized void isTooBig(ObjectNode message) {
    tooBig.add(message.path("photo").path(1).path("file_id").asText());
  }

  synchronized void blocks(long chat) {
    blocked.add(chat);
  }

  /** The next calls of a method (or "file") are answered so. */
  synchronized void fails(String method, int status, int times) {
    failing.put(method + " " + status, times);
  }

  synchronized void isAway(boolean now) {
    away = now;
    notifyAll();
  }

  /** What was said in a chat, in order. */
  synchronized List<Sent> sentTo(long chat) {
    return sent.stream().filter(one -> one.chat == chat).toList();
  }

  /** How often it answered with a status. */
  synchronized int refusals(int status) {
    return refusals.getOrDefault(status, 0);
  }

  /** Whether every update was confirmed. */
  synchronized boolean isDrained() {
    return updates.isEmpty();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      synchronized (this) {
        if (away) {
          reply(exchange, 502, "<html>Bad Gateway</html>".getBytes(UTF_8), "text/html");
          return;
        }
      }
      try {
        if (path.startsWith("/file/bot")) {
          String[] parts = path.split("/", 4);
          authorized(parts[2]);
          reply(exchange, 200, file(parts[3]), "application/octet-stream");
          return;
        }
        String[] parts = path.split("/", 3);
        authorized(parts[1]);
        if (parts.length < 3) {
          throw new Refused(404, "Not Found");
        }
        ObjectNode ok = JSON.createObjectNode().put("ok", true);
        ok.set("result", call(parts[2], fields(exchange, body), exchange, body));
        reply(exchange, 200, JSON.writeValueAsBytes(ok), "application/json");
      } catch (Refused e) {
        synchronized (this) {
          refusals.merge(e.status, 1, Integer::sum);
        }
        ObjectNode no = JSON.createObjectNode().put("ok", false).put("error_code", e.status);
        no.put("description", e.getMessage());
        if (e.status == 429) {
          no.putObject("parameters").put("retry_after", 1);
          exchange.getResponseHeaders().set("Retry-After", "1");
        }
        reply(exchange, e.status, JSON.writeValueAsBytes(no), "application/json");
      }
    }
  }

  private static void authorized(String bot) {
    if (!bot.equals("bot" + TOKEN)) {
      throw new Refused(401, "Unauthorized");
    }
  }

  private static void reply(HttpExchange exchange, int status, byte[] body, String type)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static ObjectNode fields(HttpExchange exchange, byte[] body) throws IOException {
    String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
    ObjectNode fields = JSON.createObjectNode();
    String query = exchange.getRequestURI().getQuery();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        fields.put(pair.replaceFirst("=.*$", ""), pair.replaceFirst("^[^=]*=", ""));
      }
    }
    if (type.startsWith("application/json") && body.length > 0) {
      JsonNode json;
      try {
        json = JSON.readTree(body);
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        throw new Refused(400, "Bad Request: can't parse request body JSON object");
      }
      fields.setAll((ObjectNode) json);
    } else if (type.startsWith("multipart/form-data")) {
      parts(body, type).forEach((name, value) -> fields.put(name, new String(value, UTF_8)));
    }
    return fields;
  }

  private static Map<String, byte[]> parts(byte[] body, String type) throws IOException {
    Map<String, byte[]> parts = new HashMap<>();
    try {
      MimeMultipart form = new MimeMultipart(new ByteArrayDataSource(body, type));
      for (int i = 0; i < form.getCount(); i++) {
        BodyPart part = form.getBodyPart(i);
        String name =
            part.getHeader("Content-Disposition")[0].replaceFirst(
                "(?s)^.*\\bname=\"?([^\";]*).*", "$1");
        try (InputStream in = part.getInputStream()) {
          parts.put(name, in.readAllBytes());
        }
      }
    } catch (MessagingException e) {
      throw new Refused(400, "Bad Request: can't parse the form");
    }
    return parts;
  }

  private synchronized void mayFail(String method) {
    for (int status : new int[] {429, 500, 400}) {
      String key = method + " " + status;
      if (failing.getOrDefault(key, 0) > 0) {
        failing.merge(key, -1, Integer::sum);
        throw new Refused(status, status == 429 ? "Too Many Requests: retry after 1" : "Failing");
      }
    }
  }

  private JsonNode call(String method, ObjectNode fields, HttpExchange exchange, byte[] body)
      throws IOException {
    mayFail(method);
    return switch (method) {
      case "getUpdates" -> updates(fields);
      case "getFile" -> getFile(fields.path("file_id").asText());
      case "sendMessage" -> send(method, fields, text(fields), new byte[0]);
      case "sendVenue" -> send(method, fields, venue(fields), new byte[0]);
      case "sendPhoto" -> {
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        byte[] file =
            type.startsWith("multipart/")
                ? parts(body, type).get("photo")
                : known(fields.path("photo").asText());
        yield send(method, fields, captioned(fields, file), file);
      }
      default -> throw new Refused(404, "Not Found: method not found");
    };
  }

  private synchronized JsonNode updates(ObjectNode fields) {
    if (polled) {
      throw new Refused(
          409, "Conflict: terminated by other getUpdates request; one bot instance only");
    }
    long offset = number(fields, "offset", 0);
    int limit = (int) number(fields, "limit", 100);
    long end = System.nanoTime() + number(fields, "timeout", 0) * 1_000_000_000L;
    if (offset > 0) {
      updates.headMap(offset).clear();
    }
    polled = true;
    try {
      while (updates.isEmpty() && !away && System.nanoTime() < end) {
        wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      polled = false;
    }
    var result = JSON.createArrayNode();
    updates.values().stream().limit(limit).forEach(result::add);
    return result;
  }

  private static long number(ObjectNode fields, String name, long otherwise) {
    JsonNode value = fields.path(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    try {
      return Long.parseLong(value.asText());
    } catch (NumberFormatException e) {
      throw new Refused(400, "Bad Request: " + name + " must be an Integer");
    }
  }

  private synchronized JsonNode getFile(String id) {
    known(id);
    if (tooBig.contains(id)) {
      throw new Refused(400, "Bad Request: file is too big");
    }
    return JSON.createObjectNode().put("file_id", id).put("file_path", "photos/" + id + ".jpg");
  }

  private synchronized byte[] known(String id) {
    byte[] file = files.get(id);
    if (file == null) {
      throw new Refused(400, "Bad Request: wrong file_id or the file is temporarily unavailable");
    }
    return file;
  }

  private synchronized byte[] file(String path) {
    mayFail("file");
    byte[] file = files.get(path.replaceFirst("^photos/", "").replaceFirst("[.]jpg$", ""));
    if (file == null) {
      throw new Refused(404, "Not Found");
    }
    return file;
  }

  private ObjectNode text(ObjectNode fields) {
    String text = fields.path("text").asText();
    if (text.isBlank()) {
      throw new Refused(400, "Bad Request: message text is empty");
    }
    if (text.length() > LONGEST_TEXT) {
      throw new Refused(400, "Bad Request: message is too long");
    }
    return JSON.createObjectNode().put("text", text);
  }

  private ObjectNode captioned(ObjectNode fields, byte[] file) {
    if (file == null || file.length < 4) {
      throw new Refused(400, "Bad Request: there is no photo in the request");
    }
    if (fields.path("caption").asText().length() > LONGEST_CAPTION) {
      throw new Refused(400, "Bad Request: message caption is too long");
    }
    return photo(JSON.createObjectNode(), file).put("caption", fields.path("caption").asText());
  }

  private static ObjectNode venue(ObjectNode fields) {
    if (fields.path("title").asText().isEmpty() || fields.path("address").asText().isEmpty()) {
      throw new Refused(400, "Bad Request: title and address must be non-empty");
    }
    ObjectNode message = JSON.createObjectNode();
    ObjectNode location = message.putObject("location");
    location.set("latitude", fields.path("latitude"));
    location.set("longitude", fields.path("longitude"));
    message.putObject("venue").put("title", fields.path("title").asText());
    return message;
  }

  private synchronized JsonNode send(
      String method, ObjectNode fields, ObjectNode shown, byte[] file) {
    long chat = number(fields, "chat_id", 0);
    if (!chats.contains(chat)) {
      throw new Refused(400, "Bad Request: chat not found");
    }
    if (blocked.contains(chat)) {
      throw new Refused(403, "Forbidden: bot was blocked by the user");
    }
    ObjectNode message = message(chat, "private");
    message.setAll(shown);
    ObjectNode kept = fields.deepCopy();
    kept.set("message", message);
    sent.add(new Sent(method, chat, kept, ByteBuffer.wrap(file == null ? new byte[0] : file)));
    return message;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
