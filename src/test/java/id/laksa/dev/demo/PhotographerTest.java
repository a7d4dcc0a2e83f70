package id.laksa.dev.demo;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.evidence.PhotoFeatureReader;
import id.laksa.evidence.PhotoFeatures;
import id.laksa.evidence.imageio.ImageIoFeatureReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhotographerTest {
  private static final int TAKEN_FOR_THE_SAME = 6;
  private final PhotoFeatureReader reader = new ImageIoFeatureReader();

  @Test
  void noTwoOfItsPhotosAreTakenForTheSameAndAllAreSharp() throws IOException {
    List<PhotoFeatures> seen = new ArrayList<>();
    for (int seed = 0; seed < 40; seed++) {
      Photographer photographer = new Photographer(seed);
      for (byte[] photo : List.of(photographer.after(), photographer.after())) {
        PhotoFeatures features = reader.read(photo);
        assertThat(features.sharpness()).isGreaterThan(100);
        assertThat(seen)
            .allSatisfy(
                other ->
                    assertThat(PhotoFeatures.difference(features.likeness(), other.likeness()))
                        .isGreaterThan(TAKEN_FOR_THE_SAME));
        seen.add(features);
      }
    }
  }
}
