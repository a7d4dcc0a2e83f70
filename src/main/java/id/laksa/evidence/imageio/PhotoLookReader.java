package id.laksa.evidence.imageio;

import id.laksa.evidence.Look;
import id.laksa.evidence.LookReader;
import java.io.IOException;

/** Looks with ImageIO, one photo at a time, so that many need no more memory than one. */
public final class PhotoLookReader implements LookReader {
  @Override
  public synchronized Look read(byte[] jpeg) throws IOException {
    Picture picture = Format.JPEG.takeApart(jpeg, Bounds.STORED);
    return PixelLook.of(Canvas.upright(Decoder.decode(Format.JPEG, picture), 1));
  }
}
