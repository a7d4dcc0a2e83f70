package id.laksa.dev.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A multipart form, as browsers and apps send it. */
final class FormBody {
  private final String boundary = "demo" + UUID.randomUUID();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Adds a field. */
  FormBody field(String name, String value) {
    return part(name, "", "text/plain; charset=utf-8", utf8(value));
  }

  /** Adds a part of JSON. */
  FormBody json(String name, String json) {
    return part(name, "", "application/json", utf8(json));
  }

  /** Adds a photo. */
  FormBody photo(byte[] jpeg) {
    return part("photo", "; filename=\"foto.jpg\"", "image/jpeg", jpeg);
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  byte[] bytes() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(out.toByteArray());
    whole.writeBytes(utf8("--" + boundary + "--\r\n"));
    return whole.toByteArray();
  }

  private FormBody part(String name, String file, String type, byte[] content) {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\nContent-Type: %s\r\n\r\n";
    out.writeBytes(utf8(head.formatted(boundary, name, file, type)));
    out.writeBytes(content);
    out.writeBytes(utf8("\r\n"));
    return this;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
