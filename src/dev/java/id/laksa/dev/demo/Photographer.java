package id.laksa.dev.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Draws photos, no two alike: evidence that was shown before is no evidence. */
final class Photographer {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private final Random random;

  /**
   * Draws anew for every seed.
   *
   * @param seed the same one draws the same photos
   */
  Photographer(long seed) {
    this.random = new Random(seed);
  }

  /** A JPEG of a street with something wrong in it. */
  byte[] before(StreetScene scene) {
    return street(canvas -> scene.draw(canvas, random));
  }

  /** A JPEG of a street that was worked on. */
  byte[] after() {
    return street(
        canvas -> {
          canvas.setColor(new Color(0x3A3A3A));
          canvas.fillRect(100 + random.nextInt(200), 310, 220, 80);
          canvas.setColor(Color.ORANGE);
          int x = 40 + random.nextInt(500);
          canvas.fillPolygon(new int[] {x, x + 20, x + 40}, new int[] {330, 270, 330}, 3);
        });
  }

  private byte[] street(Consumer<Graphics2D> what) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setColor(Color.getHSBColor(0.55f, 0.2f + random.nextFloat() * 0.3f, 0.95f));
    canvas.fillRect(0, 0, WIDTH, HEIGHT);
    for (int house = 0; house < 7; house++) {
      canvas.setColor(
          Color.getHSBColor(random.nextFloat(), 0.4f, 0.2f + random.nextFloat() * 0.8f));
      canvas.fillRect(
          random.nextInt(WIDTH) - 60, random.nextInt(200), 50 + random.nextInt(180), HEIGHT);
    }
    canvas.setColor(new Color(0x6E6E6E));
    canvas.fillRect(0, 270, WIDTH, 210);
    canvas.setColor(Color.WHITE);
    for (int x = random.nextInt(40); x < WIDTH; x += 90) {
      canvas.fillRect(x, 430, 50, 8);
    }
    for (int tree = 0; tree < 9; tree++) {
      int size = 40 + random.nextInt(120);
      canvas.setColor(
          Color.getHSBColor(
              0.3f, 0.2f + random.nextFloat() * 0.6f, 0.1f + random.nextFloat() * 0.9f));
      canvas.fillOval(random.nextInt(WIDTH) - 20, random.nextInt(HEIGHT) - 20, size, size);
    }
    what.accept(canvas);
    canvas.dispose();
    return jpeg(image);
  }

  private static byte[] jpeg(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
