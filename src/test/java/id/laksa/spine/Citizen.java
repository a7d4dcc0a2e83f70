package id.laksa.spine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A client of the HTTP doors: the reporter's app, or a department's uploads. */
public final class Citizen {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String base;

  /** An answer. */
  public record Answer(int status, JsonNode body, HttpResponse<byte[]> raw) {
    /** The ticket number in it. */
    public String ticket() {
      return body.path("ticket").asText();
    }

    /** The fields that are blamed. */
    public List<String> blamed() {
      return body.path("errors").findValuesAsText("field");
    }
  }

  /** A part of a form. */
  @SuppressWarnings("ArrayRecordComponent") // parts are never compared
  public record Part(String name, String contentType, byte[] content) {
    /** The JSON of a complaint. */
    public static Part complaint(String json) {
      return new Part("complaint", "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** A photo. */
    public static Part photo(byte[] content) {
      return new Part("photo", "image/jpeg", content);
    }

    /** A field. */
    public static Part field(String name, String value) {
      return new Part(name, "text/plain", value.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Talks to an engine at this base. */
  public Citizen(String base) {
    this.base = base;
  }

  /** Sends a complaint as JSON. */
  public Answer complain(String json) {
    return complain(json, UUID.randomUUID().toString());
  }

  /** Sends a complaint as JSON, under a key. */
  public Answer complain(String json, String key) {
    return post(
        "/api/v1/complaints",
        json.getBytes(StandardCharsets.UTF_8),
        Map.of("Content-Type", "application/json", "Idempotency-Key", key));
  }

  /** Posts bytes. */
  public Answer post(String path, byte[] body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return send(request.build());
  }

  /** Posts a form. */
  public Answer postForm(String path, List<Part> parts, Map<String, String> headers) {
    String boundary = "laksa" + UUID.randomUUID();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArray(form(parts, boundary)));
    headers.forEach(request::header);
    return send(request.build());
  }

  /** Posts JSON with the reporter's secret. */
  public Answer answer(String ticket, String answerKey, String json) {
    return post(
        "/api/v1/complaints/" + ticket + "/answers",
        json.getBytes(StandardCharsets.UTF_8),
        Map.of("Content-Type", "application/json", "Authorization", "Bearer " + answerKey));
  }

  /** Gets something, with headers. */
  public Answer get(String path, Map<String, String> headers) {
    String url = path.startsWith("http") ? path.replaceFirst("^https?://[^/]+", base) : base + path;
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    headers.forEach(request::header);
    return send(request.build());
  }

  /** Looks where a complaint stands. */
  public JsonNode look(String ticket) {
    return get("/api/v1/complaints/" + ticket, Map.of()).body();
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      String type = response.headers().firstValue("Content-Type").orElse("");
      JsonNode body =
          type.contains("json") ? JSON.readTree(response.body()) : JSON.createObjectNode();
      return new Answer(response.statusCode(), body, response);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static byte[] form(List<Part> parts, String boundary) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Part part : parts) {
      String file = part.contentType().startsWith("image/") ? "; filename=\"foto.jpg\"" : "";
      out.writeBytes(
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\nContent-Type: %s\r\n\r\n"
              .formatted(boundary, part.name(), file, part.contentType())
              .getBytes(StandardCharsets.UTF_8));
      out.writeBytes(part.content());
      out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    out.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }
}
