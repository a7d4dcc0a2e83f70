package id.laksa.evidence.imageio;

import id.laksa.evidence.ImageShrinker;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;

/** Scales with ImageIO, one photo at a time, so that many need no more memory than one. */
public final class PhotoShrinker implements ImageShrinker {
  private static final double MARGIN = 0.9;

  private final JpegEncoder encoder = new JpegEncoder();

  @Override
  public synchronized byte[] shrink(byte[] jpeg, int maxBytes) throws IOException {
    return jpeg.length <= maxBytes ? jpeg : scaled(jpeg, maxBytes);
  }

  private byte[] scaled(byte[] jpeg, int maxBytes) throws IOException {
    BufferedImage picture = Decoder.decode(Format.JPEG, Format.JPEG.takeApart(jpeg, Bounds.STORED));
    byte[] smaller = jpeg;
    double scale = 1;
    // Bytes grow with the area, roughly: each round aims a little below.
    while (smaller.length > maxBytes) {
      scale *= MARGIN * Math.sqrt((double) maxBytes / smaller.length);
      smaller = encoder.encode(scaled(picture, scale));
    }
    return smaller;
  }

  private static BufferedImage scaled(BufferedImage picture, double scale) {
    int width = Math.max(1, (int) (picture.getWidth() * scale));
    int height = Math.max(1, (int) (picture.getHeight() * scale));
    BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = smaller.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(picture, 0, 0, width, height, null);
    pen.dispose();
    return smaller;
  }
}
