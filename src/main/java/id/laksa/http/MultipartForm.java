package id.laksa.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpData;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.EndOfDataDecoderException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.NotEnoughDataDecoderException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.TooLongFormFieldException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.TooManyFormFieldsException;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A multipart/form-data body taken apart on disk. Closing it deletes the parts. */
public final class MultipartForm implements AutoCloseable {
  private static final Pattern BOUNDARY =
      Pattern.compile(";\\s*boundary=\"?[^\\s;\"]", Pattern.CASE_INSENSITIVE);
  private static final int CHUNK = 65_536;
  private static final int MOST_PARTS = 16;
  private static final int LONGEST_PART_HEAD = 16_384;
  private final HttpPostMultipartRequestDecoder decoder;
  private final List<Part> parts = new ArrayList<>();

  /**
   * A part.
   *
   * @param file its bytes, raw: no charset was applied
   */
  public record Part(String name, Path file, long size) {}

  private MultipartForm(HttpPostMultipartRequestDecoder decoder) {
    this.decoder = decoder;
  }

  /**
   * Takes a body apart.
   *
   * @param contentType with its boundary
   * @param scratch where parts are put until this is closed
   * @return null if it isn't a well-formed multipart body of at most 16 parts
   * @throws IOException if the disk fails
   */
  public static @Nullable MultipartForm read(Path body, String contentType, Path scratch)
      throws IOException {
    if (!BOUNDARY.matcher(contentType).find()) {
      return null;
    }
    HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
    head.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
    DefaultHttpDataFactory onDisk = new DefaultHttpDataFactory(true, StandardCharsets.UTF_8);
    onDisk.setBaseDir(scratch.toString());
    onDisk.setDeleteOnExit(false);
    MultipartForm form;
    try {
      form =
          new MultipartForm(
              new HttpPostMultipartRequestDecoder(
                  onDisk, head, StandardCharsets.UTF_8, MOST_PARTS, LONGEST_PART_HEAD));
    } catch (ErrorDataDecoderException e) {
      return null;
    }
    try {
      form.parse(body);
      return form;
    } catch (ErrorDataDecoderException
        | NotEnoughDataDecoderException
        | TooManyFormFieldsException
        | TooLongFormFieldException
        | IllegalArgumentException e) {
      form.close();
      return null;
    } catch (IOException | RuntimeException e) {
      form.close();
      throw e;
    }
  }

  /** Its parts, in order. */
  public List<Part> parts() {
    return List.copyOf(parts);
  }

  @Override
  public void close() {
    decoder.destroy();
  }

  private void parse(Path body) throws IOException {
    try (InputStream in = Files.newInputStream(body)) {
      byte[] chunk = in.readNBytes(CHUNK);
      while (chunk.length > 0) {
        decoder.offer(new DefaultHttpContent(Unpooled.wrappedBuffer(chunk)));
        chunk = in.readNBytes(CHUNK);
      }
    }
    decoder.offer(LastHttpContent.EMPTY_LAST_CONTENT);
    try {
      while (decoder.hasNext()) {
        InterfaceHttpData data = decoder.next();
        HttpData content = (HttpData) data;
        if (!content.isCompleted()) {
          throw new IllegalArgumentException("a part has no end");
        }
        parts.add(new Part(data.getName(), content.getFile().toPath(), content.length()));
      }
    } catch (EndOfDataDecoderException e) {
      // The decoder's way to say that there are no more parts.
    }
  }
}
