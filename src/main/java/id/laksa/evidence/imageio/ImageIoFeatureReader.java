package id.laksa.evidence.imageio;

import id.laksa.evidence.PhotoFeatureReader;
import id.laksa.evidence.PhotoFeatures;
import java.io.IOException;

/** Looks with ImageIO, one photo at a time, so that many need no more memory than one. */
public final class ImageIoFeatureReader implements PhotoFeatureReader {
  @Override
  public synchronized PhotoFeatures read(byte[] jpeg) throws IOException {
    Picture picture = Format.JPEG.takeApart(jpeg, Bounds.STORED);
    return PixelFeatures.of(Canvas.upright(Decoder.decode(Format.JPEG, picture), 1));
  }
}
