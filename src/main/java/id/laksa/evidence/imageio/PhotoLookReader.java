package id.laksa.evidence.imageio;

import id.laksa.evidence.Look;
import id.laksa.evidence.LookReader;
import java.io.IOException;

/** Looks with ImageIO, one photo at a time, so that many need no more memory than one. */
public final class PhotoLookReader implements LookReader {
  private final DecodingGate gate = new DecodingGate(1);

  @Override
  public Look read(byte[] jpeg) throws IOException {
    return gate.pass(
        false,
        () ->
            PixelLook.of(
                Canvas.upright(Format.JPEG.decode(Format.JPEG.takeApart(jpeg, Bounds.STORED)), 1)));
  }
}
