package id.laksa.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SealedBoxTest {
  private static final byte[] PERSON = bytes("{\"name\":\"Siti Contoh\"}");
  private static final byte[] COMPLAINT = bytes("one complaint");
  private final SealedBox box = new SealedBox(Complaints.aKey());

  @Test
  void whatWasSealedOpensAgain() {
    assertThat(box.open(box.seal(PERSON, COMPLAINT), COMPLAINT)).isEqualTo(PERSON);
    assertThat(box.open(box.seal(new byte[0], COMPLAINT), COMPLAINT)).isEmpty();
  }

  @Test
  void nobodyReadsItWithoutTheKey() {
    byte[] sealed = box.seal(PERSON, COMPLAINT);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Siti");
    SealedBox otherKey = new SealedBox(bytes("another key of exactly 32 bytes."));
    assertThatThrownBy(() -> otherKey.open(sealed, COMPLAINT))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void thePersonCannotBeMovedToAnotherComplaint() {
    byte[] sealed = box.seal(PERSON, COMPLAINT);
    assertThatThrownBy(() -> box.open(sealed, bytes("another complaint")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anyChangedByteIsFound() {
    byte[] sealed = box.seal(PERSON, COMPLAINT);
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> box.open(changed, COMPLAINT))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aBoxCutShortAnywhereIsFound() {
    byte[] sealed = box.seal(PERSON, COMPLAINT);
    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertThatThrownBy(() -> box.open(cut, COMPLAINT)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void theSamePersonLooksDifferentEachTime() {
    assertThat(box.seal(PERSON, COMPLAINT)).isNotEqualTo(box.seal(PERSON, COMPLAINT));
  }

  @Test
  void anOlderKeyStillOpensWhatItSealed() {
    byte[] newer = bytes("a newer key of exactly 32 bytes.");
    byte[] before = box.seal(PERSON, COMPLAINT);
    SealedBox after = new SealedBox(newer, List.of(Complaints.aKey()));
    assertThat(after.open(before, COMPLAINT)).isEqualTo(PERSON);
    byte[] sealed = after.seal(PERSON, COMPLAINT);
    assertThat(sealed).startsWith(after.header());
    assertThat(new SealedBox(newer).open(sealed, COMPLAINT)).isEqualTo(PERSON);
    assertThatThrownBy(() -> box.open(sealed, COMPLAINT)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aBoxFromBeforeBoxesNamedTheirKeyIsRead() throws GeneralSecurityException {
    byte[] nonce = new byte[12];
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(Complaints.aKey(), "AES"),
        new GCMParameterSpec(128, nonce));
    cipher.updateAAD(COMPLAINT);
    byte[] content = cipher.doFinal(PERSON);
    byte[] old =
        ByteBuffer.allocate(13 + content.length).put((byte) 1).put(nonce).put(content).array();
    SealedBox after =
        new SealedBox(bytes("a newer key of exactly 32 bytes."), List.of(Complaints.aKey()));
    assertThat(after.open(old, COMPLAINT)).isEqualTo(PERSON);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
