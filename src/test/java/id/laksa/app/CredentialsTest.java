package id.laksa.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.complaint.BulkSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("credentials.properties");
  }

  @Test
  void theFirstRunMakesThemForTheOperatorEachDepartmentAndKafka() throws IOException {
    Credentials.load(folder, List.of("dpupr", "dinkes"), List.of(BulkSource.BULK));
    assertThat(Files.readAllLines(file))
        .hasSize(7)
        .allMatch(
            line ->
                line.matches(
                    "(operator|dpupr|dinkes|events-reader|city|bulk|events-key)=[A-Za-z0-9]{24}"));
  }

  @Test
  void onlyTheOwnerReadsThem() throws IOException {
    Credentials.load(folder, List.of(), List.of(BulkSource.BULK));
    Keys.load(folder);
    for (String name : List.of("credentials.properties", "keys.properties")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void theyStayAsTheyAreAndNewDepartmentsAreAdded() {
    Credentials before = Credentials.load(folder, List.of("dpupr"), List.of(BulkSource.BULK));
    Credentials after =
        Credentials.load(folder, List.of("dpupr", "dinkes"), List.of(BulkSource.BULK));
    assertThat(after.password("dpupr")).isEqualTo(before.password("dpupr"));
    assertThat(after.password(Credentials.OPERATOR)).isEqualTo(before.password("operator"));
    assertThat(after.password("dinkes")).hasSize(24).isNotEqualTo(after.password("dpupr"));
  }

  @Test
  void aPasswordThatSomebodyChoseIsKept() throws IOException {
    Files.writeString(file, "# by hand\noperator=a=b\\c");
    Credentials credentials = Credentials.load(folder, List.of("dpupr"), List.of(BulkSource.BULK));
    assertThat(credentials.password("operator")).isEqualTo("a=b\\c");
    assertThat(Files.readAllLines(file)).hasSize(7).startsWith("# by hand", "operator=a=b\\c");
  }

  @Test
  void aLineWithoutAPasswordIsNamed() throws IOException {
    Files.writeString(file, "operator=x\ndpupr=\n");
    assertThatThrownBy(() -> Credentials.load(folder, List.of("dpupr"), List.of(BulkSource.BULK)))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("Line 2")
        .hasMessageContaining("credentials.properties");
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Path notAFolder = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> Credentials.load(notAFolder, List.of(), List.of(BulkSource.BULK)))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining(notAFolder.toString());
  }

  @Test
  void keysAreThirtyTwoBytesAndStay() {
    Keys keys = Keys.load(folder);
    assertThat(Base64.getDecoder().decode(keys.ticketKey())).hasSize(32);
    assertThat(Base64.getDecoder().decode(keys.dataKey())).hasSize(32);
    assertThat(keys.ticketKey()).isNotEqualTo(keys.dataKey());
    assertThat(Keys.load(folder)).isEqualTo(keys);
  }

  @Test
  void aFileOfSecretsThatOthersCouldReadIsClosed() throws IOException {
    Files.writeString(file, "operator=x\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Credentials.load(folder, List.of(), List.of(BulkSource.BULK));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void keysMayLieOnAnotherDiskThanTheData() {
    Path elsewhere = folder.resolve("another/disk");
    Keys keys = Keys.load(keysIn(elsewhere), folder);
    assertThat(elsewhere.resolve("keys.properties")).exists();
    assertThat(folder.resolve("keys.properties")).doesNotExist();
    assertThat(Keys.load(keysIn(elsewhere), folder)).isEqualTo(keys);
  }

  @Test
  void noOtherKeysAreMadeWhileTheFormerLieWithTheData() {
    Keys.load(folder);
    assertThatThrownBy(() -> Keys.load(keysIn(folder.resolve("another")), folder))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("keys.properties")
        .hasMessageContaining("move it");
    assertThat(folder.resolve("another")).doesNotExist();
  }

  private static Settings keysIn(Path folder) {
    return Settings.load(Path.of("conf"), Map.of(), Map.of("laksa.keys.folder", folder.toString()));
  }

  @Test
  void keysDoNotPrintThemselves() {
    Keys keys = Keys.load(folder);
    assertThat(keys.toString()).doesNotContain(keys.dataKey());
  }
}
