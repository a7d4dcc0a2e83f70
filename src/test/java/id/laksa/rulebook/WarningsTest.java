package id.laksa.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarningsTest {
  private static final String FURTHER = "rules/tambahan.drl";
  private static final String HEAD =
      """
      package rules
      import id.laksa.classification.drools.Candidate
      import id.laksa.classification.drools.Meaning
      import id.laksa.classification.drools.Site
      import id.laksa.classification.drools.Tag
      dialect "mvel"
      global java.util.List candidates

      """;
  @TempDir private Path root;
  private Folders folders;

  @BeforeEach
  void copyTheFolders() {
    folders = new Folders(root);
  }

  private void rule(String name, String when, String then) {
    folders.write(
        FURTHER, HEAD + "rule \"%s\"%nwhen%n  %s%nthen%n  %s%nend%n".formatted(name, when, then));
  }

  @Test
  void theDeliveredTablesAndRulesHaveNone() {
    assertThat(RuleBook.load(Path.of("rules"), Path.of("conf")).warnings()).isEmpty();
  }

  @Test
  void aRuleThatWaitsForWhatNoTableHasCanNeverApply() {
    rule("jembatan ke dinas", "Meaning(category == \"jembatan\", department == \"DPU\")", "");

    assertThat(RuleBooks.faults(folders.load())).isEmpty();
    assertThat(folders.warnings())
        .containsExactly(
            FURTHER
                + ":11: rule \"jembatan ke dinas\" can never apply: there is no category jembatan in"
                + " the tables; correct it",
            FURTHER
                + ":11: rule \"jembatan ke dinas\" can never apply: there is no department DPU in the"
                + " tables; correct it");
  }

  @Test
  void aRuleThatWaitsForOneFieldToBeTwoThingsCanNeverApply() {
    rule("dua-duanya", "Site(kecamatan == \"KEC_BENDA\", kecamatan == \"KEC_NEGLASARI\")", "");

    assertThat(folders.warnings())
        .containsExactly(
            FURTHER
                + ":11: rule \"dua-duanya\" can never apply: kecamatan can't be both KEC_BENDA and"
                + " KEC_NEGLASARI; correct it");
  }

  @Test
  void aRuleThatWaitsForEitherOfTwoIsFine() {
    rule("salah satu", "Site(kecamatan == \"KEC_BENDA\" || kecamatan == \"KEC_NEGLASARI\")", "");

    assertThat(folders.warnings()).isEmpty();
  }

  @Test
  void aRuleOfAnotherFileMustNotTakeThePlaceOfOneSilently() {
    rule("kategori ditangani OPD pemiliknya", "Site()", "");

    assertThat(folders.faults())
        .containsExactly(FURTHER + ":9: Duplicate rule name: kategori ditangani OPD pemiliknya");
  }

  @Test
  void aHashtagThatAlwaysLosesIsNamed() {
    rule(
        "macet selalu banjir",
        "Tag(name == \"macet\")",
        "candidates.add(new Candidate(\"macet\", \"banjir\", \"DPUPR\", 0.99, \"x\", null));");

    assertThat(RuleBooks.faults(folders.load())).isEmpty();
    assertThat(folders.warnings())
        .containsExactly(
            "rules/hashtags.csv:%d: #macet can never win: a rule in a .drl file gives banjir more"
                    .formatted(folders.lineOf("rules/hashtags.csv", "#macet,"))
                + " weight");
  }

  @Test
  void aDepartmentThatNoHashtagLeadsToIsNamed() {
    folders.append("conf/departments.csv", "DISBARU,Dinas Baru");

    assertThat(folders.warnings())
        .containsExactly(
            "conf/departments.csv:%d: no hashtag leads to department DISBARU"
                .formatted(folders.lines("conf/departments.csv")));
  }

  @Test
  void aTableUnderAnotherNameHasNoEffect() {
    folders.write("rules/hashtags (1).csv", folders.text("rules/hashtags.csv"));

    assertThat(folders.warnings())
        .containsExactly("rules/hashtags (1).csv: is no table by this name: it has no effect");
  }
}
