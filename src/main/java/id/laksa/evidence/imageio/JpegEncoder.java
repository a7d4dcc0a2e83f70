package id.laksa.evidence.imageio;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes JPEGs that hold pixels and nothing else; the same pixels give the same bytes. */
final class JpegEncoder {
  private static final String ENCODER = "com.sun.imageio.plugins.jpeg.JPEGImageWriterSpi";
  private static final float QUALITY = 0.85f;

  private final ImageWriterSpi encoder;

  JpegEncoder() {
    Iterator<ImageWriterSpi> found =
        IIORegistry.getDefaultInstance()
            .getServiceProviders(
                ImageWriterSpi.class, spi -> spi.getClass().getName().equals(ENCODER), false);
    if (!found.hasNext()) {
      throw new IllegalStateException("The image encoder is not installed: " + ENCODER);
    }
    this.encoder = found.next();
  }

  byte[] encode(BufferedImage picture) throws IOException {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageWriter writer = encoder.createWriterInstance();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(jpeg)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
    return jpeg.toByteArray();
  }
}
