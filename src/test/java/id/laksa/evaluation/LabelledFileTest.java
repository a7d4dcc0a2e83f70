package id.laksa.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledFileTest {
  private static final String SOUND = "{\"text\": \"Got mampet\", \"opd\": \"DPUPR\"}";
  @TempDir private Path folder;

  @Test
  void aLineIsAComplaintWithItsDepartment() throws IOException {
    LabelledFile file = read(SOUND);

    assertThat(file.complaints()).containsExactly(new LabelledComplaint("Got mampet", "DPUPR"));
    assertThat(file.skipped()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\": \"Got mampet\"}",
        "{\"opd\": \"DPUPR\"}",
        "{\"text\": \"  \", \"opd\": \"DPUPR\"}",
        "{\"text\": null, \"opd\": null}",
        "{\"text\": [\"Got mampet\"], \"opd\": \"DPUPR\"}",
        "{\"text\": \"Got mampet\", \"opd\": \"DPUPR\"",
        "text,opd",
        "[]",
        "7"
      })
  void aLineWithoutBothIsLeftOutAndCounted(String line) throws IOException {
    LabelledFile file = read(line + "\n" + SOUND + "\n\n");

    assertThat(file.complaints()).hasSize(1);
    assertThat(file.skipped()).isEqualTo(1);
  }

  @Test
  void aLineBeyondAllBoundsIsLeftOut() throws IOException {
    LabelledFile file = read(SOUND.replace("Got", "a".repeat(1_000_000)) + "\n" + SOUND);

    assertThat(file.complaints()).hasSize(1);
    assertThat(file.skipped()).isEqualTo(1);
  }

  @Test
  void aTextIsReadAsFarAsACitizenMayWrite() throws IOException {
    assertThat(read(SOUND.replace("Got", "a".repeat(5_000))).complaints().get(0).text())
        .hasSize(4_000);
  }

  @Test
  void theKecamatanAreOne() throws IOException {
    assertThat(read(SOUND.replace("DPUPR", "KEC_BENDA")).complaints())
        .extracting(LabelledComplaint::department)
        .containsExactly("KECAMATAN");
  }

  @Test
  void theNamesOfPlacesAreKept() throws IOException {
    assertThat(read(SOUND.replace("}", ", \"kelurahan\": \"Atlantis\"}")).places())
        .contains("Atlantis");
  }

  @Test
  void anEmptyFileHasNoComplaints() throws IOException {
    assertThat(read("").complaints()).isEmpty();
  }

  @Test
  void aFileThatIsNotThereIsAFault() {
    assertThatThrownBy(() -> LabelledFile.read(folder.resolve("nihil.jsonl")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void bytesThatAreNoUtf8AreAFault() throws IOException {
    Path file = folder.resolve("latin.jsonl");
    Files.write(file, SOUND.replace("Got", "G\u00f6t").getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> LabelledFile.read(file)).isInstanceOf(IOException.class);
  }

  private LabelledFile read(String text) throws IOException {
    return LabelledFile.read(Files.writeString(folder.resolve("laporan.jsonl"), text));
  }
}
