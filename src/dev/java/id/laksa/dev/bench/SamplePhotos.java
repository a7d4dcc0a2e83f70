package id.laksa.dev.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Photos as phones take them: 12 megapixels and about 3 MB, drawn. */
final class SamplePhotos {
  private static final int WIDTH = 4_000;
  private static final int HEIGHT = 3_000;
  private static final int BYTES = 3_000_000;
  private static final int ROUNDS = 6;

  private SamplePhotos() {}

  /** Draws some, each another. */
  static List<Path> drawn(Path folder, int count) throws IOException {
    List<Path> photos = new ArrayList<>();
    for (int seed = 0; seed < count; seed++) {
      photos.add(Files.write(folder.resolve(seed + ".jpg"), fitted(street(new Random(seed)))));
    }
    return photos;
  }

  private static BufferedImage street(Random random) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = image.createGraphics();
    for (int i = 0; i < 400; i++) {
      pen.setColor(new Color(random.nextInt(0xffffff)));
      pen.fillOval(
          random.nextInt(WIDTH) - 200,
          random.nextInt(HEIGHT) - 200,
          20 + random.nextInt(500),
          20 + random.nextInt(500));
    }
    pen.dispose();
    // A sensor's noise: without it the file would be a tenth as large.
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int noise = random.nextInt(13) - 6;
        int rgb = image.getRGB(x, y);
        image.setRGB(
            x, y, shade(rgb >> 16, noise) << 16 | shade(rgb >> 8, noise) << 8 | shade(rgb, noise));
      }
    }
    return image;
  }

  private static int shade(int channel, int noise) {
    return Math.max(0, Math.min(255, (channel & 255) + noise));
  }

  private static byte[] fitted(BufferedImage image) throws IOException {
    float low = 0.05f;
    float high = 0.99f;
    byte[] best = encoded(image, high);
    for (int i = 0; i < ROUNDS; i++) {
      float quality = (low + high) / 2;
      best = encoded(image, quality);
      if (best.length > BYTES) {
        high = quality;
      } else {
        low = quality;
      }
    }
    return best;
  }

  private static byte[] encoded(BufferedImage image, float quality) throws IOException {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream(BYTES);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(jpeg)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return jpeg.toByteArray();
  }
}
