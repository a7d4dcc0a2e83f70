package id.laksa.evidence.imageio;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import id.laksa.evidence.RefusalReason;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/**
 * A format that is taken, with the one decoder that may see it: any other that happens to be
 * installed stays out of reach.
 */
@SuppressWarnings("ImmutableEnumChecker") // providers and method references never change
enum Format {
  JPEG("com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi", JpegParts::read),
  PNG("com.sun.imageio.plugins.png.PNGImageReaderSpi", PngParts::read),
  WEBP("com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi", WebpParts::read);

  /** Enough of a file's head to tell the formats apart, in bytes. */
  static final int HEAD = 12;

  private static final Set<String> HEIF =
      Set.of(
          "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "heif", "mif1", "msf1");

  private final ImageReaderSpi decoder;
  private final Parts parts;

  Format(String decoder, Parts parts) {
    Iterator<ImageReaderSpi> found =
        IIORegistry.getDefaultInstance()
            .getServiceProviders(
                ImageReaderSpi.class, spi -> spi.getClass().getName().equals(decoder), false);
    if (!found.hasNext()) {
      throw new IllegalStateException("The image decoder is not installed: " + decoder);
    }
    this.decoder = found.next();
    this.parts = parts;
  }

  static Optional<Format> of(byte[] head) {
    String magic = new String(head, StandardCharsets.ISO_8859_1);
    if (magic.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (magic.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    boolean webp = magic.startsWith("RIFF") && magic.startsWith("WEBP", 8);
    return webp ? Optional.of(WEBP) : Optional.empty();
  }

  /** Whether it is one of HEIF's kinds, by the brand that the file leads with. */
  static boolean isHeic(byte[] head) {
    String magic = new String(head, StandardCharsets.ISO_8859_1);
    return magic.startsWith("ftyp", 4) && HEIF.contains(magic.substring(8));
  }

  /** Whether its decoder can't be trusted with this process, see {@link WebpDecoder}. */
  boolean isDecodedApart() {
    return this == WEBP;
  }

  ImageInputStream open(byte[] drawing) {
    return this == WEBP ? new GuardedStream(drawing) : new ByteArrayImageInputStream(drawing);
  }

  Picture takeApart(byte[] file, Bounds bounds) throws UnfitPhotoException {
    try {
      return parts.read(file, bounds);
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      // The three ways in which a buffer says that the bytes ended before the file did.
      throw new UnfitPhotoException(RefusalReason.TRUNCATED);
    }
  }

  ImageReader newReader() throws IOException {
    return decoder.createReaderInstance();
  }

  /** Takes a file apart; runs out of its buffer when the end is missing. */
  @FunctionalInterface
  private interface Parts {
    Picture read(byte[] file, Bounds bounds) throws UnfitPhotoException;
  }
}
