package id.laksa.evidence.imageio;

import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.tiff.DirectoryTiffHandler;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets through only small values of three directories, each once. The library's own handler follows
 * every pointer and copies every value, so that 64 kB can fill hundreds of megabytes.
 */
final class ExifTags extends DirectoryTiffHandler {
  /** Dates have 20 bytes, coordinates 24. */
  private static final int MAX_VALUE_BYTES = 64;

  private final Metadata found;

  ExifTags(Metadata found) {
    super(found, null);
    this.found = found;
  }

  @Override
  public void setTiffMarker(int marker) {
    pushDirectory(ExifIFD0Directory.class);
  }

  @Override
  public boolean tryEnterSubIfd(int tag) {
    return switch (tag) {
      case ExifIFD0Directory.TAG_EXIF_SUB_IFD_OFFSET -> enterOnce(ExifSubIFDDirectory.class);
      case ExifIFD0Directory.TAG_GPS_INFO_OFFSET -> enterOnce(GpsDirectory.class);
      default -> false;
    };
  }

  @Override
  public boolean hasFollowerIfd() {
    return false;
  }

  @Override
  public @Nullable Long tryCustomProcessFormat(int tag, int format, long components) {
    return null;
  }

  @Override
  public boolean customProcessTag(
      int offset, Set<Integer> seen, int start, RandomAccessReader reader, int tag, int bytes) {
    return bytes > MAX_VALUE_BYTES;
  }

  private boolean enterOnce(Class<? extends com.drew.metadata.Directory> directory) {
    if (found.containsDirectoryOfType(directory)) {
      return false;
    }
    pushDirectory(directory);
    return true;
  }
}
