package id.laksa.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.Complaints;
import id.laksa.complaint.PageKeys;
import org.junit.jupiter.api.Test;

class PhotoSealsTest {
  private static final String PHOTO = "ab".repeat(32);
  private final PhotoSeals seals = new PhotoSeals(new PageKeys(Complaints.aKey(), 1));

  @Test
  void aSealedPhotoIsFoundAgain() {
    assertThat(seals.open(seals.seal(PHOTO))).hasValue(PHOTO);
  }

  @Test
  void anotherPhotoUnderTheSameSealIsNot() {
    String seal = seals.seal(PHOTO);
    assertThat(seals.open("cd".repeat(32) + seal.substring(64))).isEmpty();
    assertThat(seals.open(PHOTO)).isEmpty();
    assertThat(seals.open("")).isEmpty();
    assertThat(seals.open(seal + "0")).isEmpty();
  }
}
