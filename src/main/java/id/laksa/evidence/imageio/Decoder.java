package id.laksa.evidence.imageio;

import static id.laksa.evidence.RefusalReason.CANNOT_DECODE;
import static id.laksa.evidence.RefusalReason.TRUNCATED;

import id.laksa.evidence.RefusalReason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** Makes pixels, few enough to hold: every second, third … of a larger picture. */
final class Decoder {
  /** Just above the 4624 x 3468 of a 16 megapixel phone, the largest that is common. */
  static final int MAX_SIDE = 4_640;

  private @Nullable RefusalReason damage;

  private Decoder() {}

  static BufferedImage decode(Format format, Picture picture) throws IOException {
    return new Decoder().read(format, picture);
  }

  private BufferedImage read(Format format, Picture picture) throws IOException {
    ImageReader reader = format.newReader();
    try (ImageInputStream in = format.open(picture.drawing())) {
      reader.setInput(in, true, true);
      reader.addIIOReadWarningListener((source, warning) -> heed(source, warning));
      if (reader.getWidth(0) != picture.width() || reader.getHeight(0) != picture.height()) {
        throw new UnfitPhotoException(CANNOT_DECODE);
      }
      int step = 1 + (Math.max(picture.width(), picture.height()) - 1) / MAX_SIDE;
      ImageReadParam every = reader.getDefaultReadParam();
      every.setSourceSubsampling(step, step, 0, 0);
      BufferedImage decoded = reader.read(0, every);
      if (damage != null) {
        throw new UnfitPhotoException(damage);
      }
      return decoded;
    } finally {
      reader.dispose();
    }
  }

  /** The JPEG decoder paints what is missing grey and only warns. */
  private void heed(ImageReader reader, String warning) {
    String text = warning.toLowerCase(Locale.ROOT);
    if (text.contains("premature end")) {
      damage = TRUNCATED;
    } else if (text.startsWith("corrupt jpeg data") && !text.contains("extraneous bytes")) {
      damage = CANNOT_DECODE;
    }
    if (damage != null) {
      reader.abort();
    }
  }
}
