package id.laksa.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesTest {
  @TempDir private Path root;
  private Folders folders;

  @BeforeEach
  void copyTheFolders() {
    folders = new Folders(root);
  }

  @Test
  void aRuleThatDoesNotCompileIsNamedByFileAndLine() {
    folders.replace(
        "rules/deciding.drl", "$meaning : Meaning(department != ", "$m : Meening(x == ");
    int line = folders.lineOf("rules/deciding.drl", "Meening");

    assertThat(folders.faults())
        .anyMatch(fault -> fault.startsWith("rules/deciding.drl:" + line + ": "));
  }

  @Test
  void aRuleThatFailsWhenItRunsIsFoundBeforeItTakesEffect() {
    folders.replace("rules/deciding.drl", "$meaning.goesTo($kecamatan)", "null");
    folders.replace("rules/deciding.drl", "$meaning.goesTo($meaning.department())", "1 / 0");

    assertThat(folders.faults())
        .isNotEmpty()
        .allMatch(fault -> fault.contains("the rules fail on #"));
  }

  @Test
  void aHashtagThatNoRulePutsForwardIsNamed() {
    folders.replace("rules/deciding.drl", "!= \"KECAMATAN\"", "== \"NIHIL\"");

    assertThat(folders.faults())
        .contains(
            "rules/hashtags.csv:%d: no rule puts #jalanrusak forward"
                .formatted(folders.lineOf("rules/hashtags.csv", "#jalanrusak")));
  }

  @Test
  void aFurtherRuleFileIsReadAndChangesTheVersion() {
    folders.write(
        "rules/tambahan.drl",
        """
        package rules
        import id.laksa.classification.drools.Meaning
        import id.laksa.classification.drools.Tag
        dialect "mvel"

        rule "tagar uji berarti macet"
        when
          Tag(name == "uji")
        then
          insert(new Meaning("uji", "macet", "DISHUB", 0.4, drools.getRule().getName()));
        end
        """);

    RuleBook book = RuleBooks.sound(folders.load());
    assertThat(book.classifier().classify("#uji", List.of(), null).explanation().rule())
        .isEqualTo("tagar uji berarti macet");
    assertThat(book.version()).isNotEqualTo(RuleBooks.theCitysOwn().version());
  }
}
