package id.laksa.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
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
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.EndOfDataDecoderException;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A multipart/form-data body taken apart on disk. Closing it deletes the parts. */
public final class MultipartForm implements AutoCloseable {
  private static final int CHUNK = 65_536;
  private static final int MOST_PARTS = 32;
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
   * @param body a file that is gone once the sender has hung up
   * @param contentType with its boundary
   * @param scratch where parts are put until this is closed
   * @return null if it isn't a well-formed multipart body of at most 32 parts, or is gone
   * @throws IOException if the disk fails
   */
  public static @Nullable MultipartForm read(Path body, String contentType, Path scratch)
      throws IOException {
    HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
    head.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
    DefaultHttpDataFactory onDisk = new DefaultHttpDataFactory(true, StandardCharsets.UTF_8);
    onDisk.setBaseDir(scratch.toString());
    onDisk.setDeleteOnExit(false);
    MultipartForm form = null;
    try {
      if (!HttpPostRequestDecoder.isMultipart(head)) {
        return null;
      }
      form =
          new MultipartForm(
              new HttpPostMultipartRequestDecoder(
                  onDisk, head, StandardCharsets.UTF_8, MOST_PARTS, LONGEST_PART_HEAD));
      form.parse(body);
      return form;
    } catch (DecoderException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // All of them the decoder's words for a sender's mistake, unless the disk is behind it.
      closeIfOpen(form);
      if (e.getCause() instanceof IOException disk) {
        throw disk;
      }
      return null;
    } catch (NoSuchFileException e) {
      closeIfOpen(form);
      if (!body.toString().equals(e.getFile())) {
        throw e;
      }
      // Nobody hears the answer any more: no fault of ours.
      return null;
    } catch (IOException | RuntimeException e) {
      closeIfOpen(form);
      throw e;
    }
  }

  private static void closeIfOpen(@Nullable MultipartForm form) {
    if (form != null) {
      form.close();
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
        parts.add(new Part(data.getName(), content.getFile().toPath(), content.length()));
      }
    } catch (EndOfDataDecoderException e) {
      return; // The decoder's way to say that the closing boundary came, and all parts before it.
    }
    throw new IllegalArgumentException("the form has no end");
  }
}
