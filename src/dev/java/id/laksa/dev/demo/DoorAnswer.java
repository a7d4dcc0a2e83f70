package id.laksa.dev.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a door answered. */
record DoorAnswer(HttpResponse<byte[]> raw) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Itself, when it has this status. */
  DoorAnswer with(int status) {
    Unexpected.unless(
        raw.statusCode() == status,
        "status " + status + " from " + raw.uri().getPath(),
        raw.statusCode() + " " + text());
    return this;
  }

  String text() {
    return new String(raw.body(), StandardCharsets.UTF_8);
  }

  JsonNode json() {
    try {
      return JSON.readTree(text());
    } catch (JsonProcessingException e) {
      throw new Unexpected("JSON from " + raw.uri().getPath(), text());
    }
  }

  /** Where it leads; empty when it leads nowhere. */
  String location() {
    return raw.headers().firstValue("Location").orElse("");
  }

  int size() {
    return raw.body().length;
  }

  /** Of the body, in hexadecimal digits. */
  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw.body()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return raw.statusCode() + " " + text();
  }
}
