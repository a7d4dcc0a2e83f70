package id.laksa.dev.simulator.http;

import id.laksa.dev.simulator.GraphError;
import id.laksa.dev.simulator.ImageType;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An image that came as a part of a form. */
final class UploadedImage {
  private static final long LARGEST_FORM = 6L * 1024 * 1024;
  private static final Set<String> FIELDS = Set.of("messaging_product", "type");
  private final ImageType type;
  private final byte[] bytes;
  private final @Nullable GraphError refusal;

  private UploadedImage(ImageType type, byte[] bytes, @Nullable GraphError refusal) {
    this.type = type;
    this.bytes = bytes;
    this.refusal = refusal;
  }

  /** Reads forms; what was uploaded is deleted after the answer. */
  static BodyHandler bodyHandler(Path scratch) {
    return BodyHandler.create(scratch.toString())
        .setBodyLimit(LARGEST_FORM)
        .setDeleteUploadedFilesOnEnd(true)
        .setMergeFormAttributes(false);
  }

  /** Reads the media upload of the Graph API, as strictly as it. */
  static UploadedImage read(RoutingContext context) {
    MultiMap fields = context.request().formAttributes();
    List<FileUpload> files = context.fileUploads();
    if (!"whatsapp".equals(fields.get("messaging_product"))) {
      return refused("Param messaging_product must be whatsapp");
    }
    String type = fields.get("type");
    if (type == null || !FIELDS.containsAll(fields.names()) || fields.size() != FIELDS.size()) {
      return refused("The params are messaging_product, type and file, each once");
    }
    if (files.size() != 1 || !"file".equals(files.get(0).name())) {
      return refused("Param file is required, once, with a file name");
    }
    FileUpload file = files.get(0);
    if (!type.equals(file.contentType())) {
      return refused("Param file has another type than param type says");
    }
    if (file.size() > ImageType.LARGEST) {
      return refused("Param file must have at most 5 MB");
    }
    byte[] bytes = bytes(file);
    return ImageType.of(bytes)
        .filter(found -> found.mime().equals(type))
        .map(found -> new UploadedImage(found, bytes, null))
        .orElseGet(() -> refused("Param file must be image/jpeg or image/png, as param type says"));
  }

  /** The bytes of the file under this name; empty when there is none, or an empty one. */
  static Optional<byte[]> named(RoutingContext context, String name) {
    return context.fileUploads().stream()
        .filter(file -> file.name().equals(name) && file.size() > 0)
        .findFirst()
        .map(UploadedImage::bytes);
  }

  /** Why it isn't taken; null when it is. */
  @Nullable GraphError refusal() {
    return refusal;
  }

  ImageType type() {
    return type;
  }

  byte[] bytes() {
    return bytes;
  }

  private static UploadedImage refused(String details) {
    return new UploadedImage(ImageType.JPEG, new byte[0], GraphError.parameter(details));
  }

  private static byte[] bytes(FileUpload file) {
    try {
      return Files.readAllBytes(Path.of(file.uploadedFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
