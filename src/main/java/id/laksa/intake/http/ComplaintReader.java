package id.laksa.intake.http;

import id.laksa.http.Answers;
import id.laksa.http.HttpAnswer;
import id.laksa.http.MultipartForm;
import id.laksa.http.MultipartForm.Part;
import id.laksa.http.Problem.FieldError;
import id.laksa.http.Problem.Kind;
import id.laksa.http.Source;
import io.vertx.core.buffer.Buffer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** Reads {@code POST /api/v1/complaints}. */
public final class ComplaintReader {
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{16,128}");
  private static final int MOST_PHOTOS = 3;
  private static final int LONGEST_JSON = 1_048_576;
  private final ComplaintJson reader;
  private final Answers answers;
  private final Path scratch;

  /**
   * Wires the reader.
   *
   * @param scratch where uploads lie while they are read
   */
  public ComplaintReader(ComplaintJson reader, Answers answers, Path scratch) {
    this.reader = reader;
    this.answers = answers;
    this.scratch = scratch;
  }

  /**
   * Reads a complaint.
   *
   * @param body a Vert.x buffer for JSON, a file for multipart; null when empty
   * @param idempotencyKey null for a complaint of its own
   * @param source the address it comes from, as the server says it
   * @return an {@link AppComplaint}, or the {@link HttpAnswer} that says what is wrong with it
   * @throws IOException if the disk fails
   */
  public Object read(
      @Body @Nullable Object body,
      @Header("Content-Type") @Nullable String contentType,
      @Header("Idempotency-Key") @Nullable Object idempotencyKey,
      @Variable("source") @Nullable String source)
      throws IOException {
    String key = idempotencyKey == null ? UUID.randomUUID().toString() : idempotencyKey.toString();
    if (!KEY.matcher(key).matches()) {
      return wrong(
          List.of(new FieldError("Idempotency-Key", "must be 16 to 128 visible ASCII characters")));
    }
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    if (contentType != null
        && body instanceof File file
        && type.startsWith("multipart/form-data")) {
      return readForm(file.toPath(), contentType, key, Source.of(source));
    }
    if (type.equals("application/json") || type.startsWith("application/json;")) {
      return readJson(bytes(body), key, List.of(), "", null);
    }
    return answers.problem(
        Kind.UNSUPPORTED_MEDIA_TYPE, "Send application/json or multipart/form-data.");
  }

  /** Whether it could be read. */
  public boolean isRead(@Body Object body) {
    return body instanceof AppComplaint;
  }

  private Object readForm(Path body, String contentType, String key, String source)
      throws IOException {
    MultipartForm form = MultipartForm.read(body, contentType, scratch);
    if (form == null) {
      return wrong(List.of(new FieldError("body", "is not a readable multipart form")));
    }
    Object read = null;
    try {
      read = readForm(form, key, source);
      return read;
    } finally {
      if (!(read instanceof AppComplaint)) {
        form.close();
      }
    }
  }

  private Object readForm(MultipartForm form, String key, String source) throws IOException {
    List<FieldError> errors = new ArrayList<>();
    List<Part> pictures = named(form, "photo");
    List<Part> complaint = named(form, "complaint");
    for (Part part : form.parts()) {
      if (!pictures.contains(part) && !complaint.contains(part)) {
        errors.add(new FieldError(shortened(part.name()), "is not a known part"));
      }
    }
    if (complaint.size() != 1 || complaint.get(0).size() > LONGEST_JSON) {
      errors.add(new FieldError("complaint", "must be there once, with at most 1 MiB of JSON"));
    }
    if (pictures.size() > MOST_PHOTOS) {
      errors.add(new FieldError("photo[3]", "is one too many: at most 3 photos are taken"));
    }
    return errors.isEmpty()
        ? readJson(Files.readAllBytes(complaint.get(0).file()), key, pictures, source, form)
        : wrong(errors);
  }

  private Object readJson(
      byte[] json, String key, List<Part> pictures, String source, @Nullable MultipartForm form) {
    ComplaintJson.Reading reading = reader.read(json, key);
    return reading instanceof ComplaintJson.Reading.Read read
        ? new AppComplaint(read.submission(), pictures, source, form)
        : wrong(((ComplaintJson.Reading.Wrong) reading).errors());
  }

  private HttpAnswer wrong(List<FieldError> errors) {
    return answers.problem(
        Kind.INVALID_REQUEST, "The complaint can't be taken as it is; nothing was kept.", errors);
  }

  private static byte[] bytes(@Nullable Object body) {
    if (body instanceof Buffer buffer) {
      return buffer.getBytes();
    }
    if (body != null) {
      throw new IllegalStateException("a body came as " + body.getClass());
    }
    return new byte[0];
  }

  private static List<Part> named(MultipartForm form, String name) {
    return form.parts().stream().filter(part -> part.name().equals(name)).toList();
  }

  private static String shortened(String name) {
    return name.length() > 50 ? name.substring(0, 50) + "…" : name;
  }
}
