package id.laksa.http;

import id.laksa.http.MultipartForm.Part;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a browser sends from a form, whichever way it encodes it. Closing it deletes the files.
 *
 * @param fields texts by name, each with its values in order; of a longer one the first 64 KiB
 * @param files uploaded, not empty
 */
public record WebForm(Map<String, List<String>> fields, List<Part> files, AutoCloseable parts)
    implements AutoCloseable {
  /** The type of a form without files. */
  static final String URL_ENCODED = "application/x-www-form-urlencoded";

  /** Under which name such a form lies whole in the body Camel gives. */
  static final String WHOLE = "laksa-form";

  private static final int LONGEST_FIELD = 65_536;

  /**
   * Reads a form.
   *
   * @param body as a route has it
   * @param fileFields names of the fields that are files; all others are texts
   * @param scratch where files lie until this is closed
   * @return null if it isn't a readable form
   * @throws IOException if the disk fails
   */
  public static @Nullable WebForm read(
      @Nullable Object body, @Nullable String contentType, List<String> fileFields, Path scratch)
      throws IOException {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    if (type.startsWith(URL_ENCODED)) {
      return body instanceof Map<?, ?> form && form.get(WHOLE) instanceof String whole
          ? new WebForm(Query.of(whole).all(), List.of(), () -> {})
          : new WebForm(Map.of(), List.of(), () -> {});
    }
    if (contentType == null || !(body instanceof File file)) {
      return null;
    }
    MultipartForm form = MultipartForm.read(file.toPath(), contentType, scratch);
    return form == null ? null : of(form, fileFields);
  }

  private static WebForm of(MultipartForm form, List<String> fileFields) throws IOException {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    List<Part> files = new ArrayList<>();
    for (Part part : form.parts()) {
      if (!fileFields.contains(part.name())) {
        fields.computeIfAbsent(part.name(), unused -> new ArrayList<>()).add(start(part.file()));
      } else if (part.size() > 0) {
        // A browser sends an empty file for a field where none was chosen.
        files.add(part);
      }
    }
    return new WebForm(fields, files, form);
  }

  private static String start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8);
    }
  }

  /** The first text of a field, without blanks around; empty when it isn't there. */
  public String text(String field) {
    return fields.getOrDefault(field, List.of("")).get(0).strip();
  }

  /** Whether a box of this name is ticked. */
  public boolean ticked(String field) {
    return !text(field).isEmpty();
  }

  @Override
  public void close() {
    try {
      parts.close();
    } catch (Exception e) {
      throw new IllegalStateException("The form's files can't be removed", e);
    }
  }
}
