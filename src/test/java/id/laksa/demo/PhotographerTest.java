package id.laksa.demo;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.evidence.Look;
import id.laksa.evidence.LookReader;
import id.laksa.evidence.imageio.PhotoLookReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhotographerTest {
  private static final int TAKEN_FOR_THE_SAME = 6;
  private final LookReader reader = new PhotoLookReader();

  @Test
  void noTwoOfItsPhotosAreTakenForTheSameAndAllAreSharp() throws IOException {
    List<Look> seen = new ArrayList<>();
    for (int seed = 0; seed < 40; seed++) {
      Photographer photographer = new Photographer(seed);
      for (byte[] photo : List.of(photographer.after(), photographer.after())) {
        Look look = reader.read(photo);
        assertThat(look.sharpness()).isGreaterThan(100);
        assertThat(seen)
            .allSatisfy(
                other ->
                    assertThat(Look.difference(look.likeness(), other.likeness()))
                        .isGreaterThan(TAKEN_FOR_THE_SAME));
        seen.add(look);
      }
    }
  }
}
