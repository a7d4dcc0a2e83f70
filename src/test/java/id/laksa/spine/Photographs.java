package id.laksa.spine;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Random;
import javax.imageio.ImageIO;

/** Photographs that tests draw. */
public final class Photographs {
  private Photographs() {}

  /** A JPEG unlike that of any other seed. */
  public static byte[] ofAStreet(int seed) {
    BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      graphics.setColor(new Color(random.nextInt(0xFFFFFF)));
      graphics.fillRect(random.nextInt(600), random.nextInt(440), 80, 60);
    }
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A JPEG whose frame claims another size. */
  public static byte[] claiming(int width, int height) {
    byte[] file = ofAStreet(0);
    for (int at = 2; at < file.length; at++) {
      if (file[at] == (byte) 0xff && file[at + 1] == (byte) 0xc0) {
        ByteBuffer.wrap(file).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
        return file;
      }
    }
    throw new IllegalStateException("no frame");
  }
}
