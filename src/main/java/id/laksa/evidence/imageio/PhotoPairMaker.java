package id.laksa.evidence.imageio;

import id.laksa.evidence.PhotoPair;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;

/** Puts them together with ImageIO, one pair at a time, so that many need no more memory. */
public final class PhotoPairMaker implements PhotoPair {
  private static final int HEIGHT = 960;
  private static final int WIDEST = 990;
  private static final int BETWEEN = 20;

  private final JpegEncoder encoder = new JpegEncoder();

  @Override
  public synchronized byte[] beside(byte[] before, byte[] after) throws IOException {
    return drawn(fitted(before), fitted(after));
  }

  private byte[] drawn(BufferedImage left, BufferedImage right) throws IOException {
    int width = left.getWidth() + BETWEEN + right.getWidth();
    int height = Math.max(left.getHeight(), right.getHeight());
    BufferedImage both = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = both.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.drawImage(left, 0, 0, null);
    pen.drawImage(right, left.getWidth() + BETWEEN, 0, null);
    pen.dispose();
    return encoder.encode(both);
  }

  private static BufferedImage fitted(byte[] jpeg) throws IOException {
    BufferedImage picture = Decoder.decode(Format.JPEG, Format.JPEG.takeApart(jpeg, Bounds.STORED));
    double scale =
        Math.min((double) HEIGHT / picture.getHeight(), (double) WIDEST / picture.getWidth());
    int width = Math.max(1, (int) (picture.getWidth() * scale));
    int height = Math.max(1, (int) (picture.getHeight() * scale));
    BufferedImage fitted = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = fitted.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(picture, 0, 0, width, height, null);
    pen.dispose();
    return fitted;
  }
}
