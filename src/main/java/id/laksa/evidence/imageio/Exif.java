package id.laksa.evidence.imageio;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import id.laksa.place.GeoPoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a camera wrote beside the pixels. Whatever is damaged counts as not said. */
final class Exif {
  /** A JPEG can't hold more; larger ones in other formats only cost time. */
  private static final int MAX_BYTES = 65_536;

  private static final byte[] PREFIX = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  private final Metadata metadata = new Metadata();

  private Exif() {}

  static Exif read(byte @Nullable [] block) {
    Exif exif = new Exif();
    if (block != null && block.length <= MAX_BYTES) {
      try {
        TiffReader tiff = new TiffReader();
        tiff.processTiff(new ByteArrayReader(block), new ExifTags(exif.metadata), start(block));
      } catch (TiffProcessingException | IOException | RuntimeException e) {
        // Many real files break off somewhere in a maker's notes: what came before still counts.
        return exif;
      }
    }
    return exif;
  }

  /** How the picture must be turned to stand upright: 1 (not at all) to 8. */
  int orientation() {
    ExifIFD0Directory main = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    Integer orientation = main == null ? null : main.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
    return orientation == null || orientation < 1 || orientation > 8 ? 1 : orientation;
  }

  /** When it was taken; a time without an offset is the given zone's. */
  @Nullable Instant takenAt(ZoneId zone) {
    ExifSubIFDDirectory shot = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
    String time = shot == null ? null : shot.getString(ExifDirectoryBase.TAG_DATETIME_ORIGINAL);
    if (shot == null || time == null) {
      return null;
    }
    try {
      LocalDateTime local = LocalDateTime.parse(time.strip(), DATE_TIME);
      return local.atZone(offset(shot, zone)).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Where it was taken. Exactly 0, 0 is what cameras without a fix write. */
  @Nullable GeoPoint gps() {
    GpsDirectory gps = metadata.getFirstDirectoryOfType(GpsDirectory.class);
    GeoLocation at = gps == null ? null : gps.getGeoLocation();
    if (at == null || at.isZero()) {
      return null;
    }
    boolean possible = Math.abs(at.getLatitude()) <= 90 && Math.abs(at.getLongitude()) <= 180;
    return possible ? new GeoPoint(at.getLatitude(), at.getLongitude()) : null;
  }

  private static ZoneId offset(ExifSubIFDDirectory shot, ZoneId zone) {
    String offset = shot.getString(ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL);
    try {
      return offset == null ? zone : ZoneOffset.of(offset.strip());
    } catch (DateTimeException e) {
      return zone;
    }
  }

  private static int start(byte[] block) {
    boolean prefixed =
        block.length > PREFIX.length
            && Arrays.equals(block, 0, PREFIX.length, PREFIX, 0, PREFIX.length);
    return prefixed ? PREFIX.length : 0;
  }
}
