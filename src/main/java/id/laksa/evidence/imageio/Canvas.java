package id.laksa.evidence.imageio;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.WritableRaster;

/** Puts a picture upright on white, in the colours every viewer assumes (sRGB). */
final class Canvas {
  private Canvas() {}

  static BufferedImage upright(BufferedImage picture, int orientation) {
    if (orientation == 1 && picture.getType() == BufferedImage.TYPE_3BYTE_BGR) {
      return picture;
    }
    int width = picture.getWidth();
    int height = picture.getHeight();
    boolean lying = orientation >= 5;
    BufferedImage canvas =
        new BufferedImage(
            lying ? height : width, lying ? width : height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = canvas.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
    pen.drawImage(plain(picture), turn(orientation, width, height), null);
    pen.dispose();
    return canvas;
  }

  /** Java takes grey with alpha for linear light and would make it too bright. */
  private static BufferedImage plain(BufferedImage picture) {
    ColorModel model = picture.getColorModel();
    if (model.getNumComponents() != 2) {
      return picture;
    }
    ColorModel colours =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            true,
            model.isAlphaPremultiplied(),
            model.getTransparency(),
            model.getTransferType());
    WritableRaster greys =
        picture
            .getRaster()
            .createWritableChild(
                0, 0, picture.getWidth(), picture.getHeight(), 0, 0, new int[] {0, 0, 0, 1});
    return new BufferedImage(colours, greys, model.isAlphaPremultiplied(), null);
  }

  private static AffineTransform turn(int orientation, int width, int height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
