package id.laksa.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokenTablesTest extends TablesCase {
  private static final String HASHTAGS = "rules/hashtags.csv";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#baru,jalan-rusak,DPUPR,NORMAL,public | has 5 columns where 6 are needed",
        "#baru,jalan-rusak,DPUPR,NORMAL,public,70,x | has 7 columns where 6 are needed",
        "#baru,\"jalan-rusak,DPUPR,NORMAL,public,70 | is not CSV; look for a stray or missing quote",
        "#baru,jalan-roesak,DPUPR,NORMAL,public,70 | category jalan-roesak is not in categories.csv",
        "#baru,jalan-rusak,DPU,NORMAL,public,70 | department DPU is not in departments.csv",
        "#baru,jalan-rusak,DPUPR,URGENT,public,70 | priority must be NORMAL, HIGH or EMERGENCY",
        "#baru,jalan-rusak,DPUPR,NORMAL,secret,70 | privacy must be public, anonymous, confidential"
            + " or anonymous+confidential",
        "#baru,jalan-rusak,DPUPR,NORMAL,public,0 | weight must be a whole number from 1 to 100",
        "#baru,jalan-rusak,DPUPR,NORMAL,public,101 | weight must be a whole number from 1 to 100",
        "#b,jalan-rusak,DPUPR,NORMAL,public,70 | hashtag must be # and 2 to 60 letters and digits",
        "#jalan-jalan,jalan-rusak,DPUPR,NORMAL,public,70 | hashtag must be # and 2 to 60 letters"
            + " and digits",
        "'#x\") then System.exit(1) //',jalan-rusak,DPUPR,NORMAL,public,70 | hashtag must be # and"
            + " 2 to 60 letters and digits"
      })
  void aBrokenRowIsNamedByFileAndLine(String row, String sentence) {
    assertRefused(HASHTAGS, row, sentence);
  }

  @Test
  void theSameHashtagInAnotherSpellingIsADuplicate() {
    folders.append(HASHTAGS, "Jalan_Rusak,jalan-rusak,DPUPR,NORMAL,public,70");

    assertThat(folders.faults())
        .containsExactly(
            "%s:%d: #jalanrusak is there already, on line %d: this row would never count; delete one"
                .concat(" of them")
                .formatted(
                    HASHTAGS, folders.lines(HASHTAGS), folders.lineOf(HASHTAGS, "#jalanrusak")));
  }

  @ParameterizedTest
  @CsvSource({
    "DISHUB, NORMAL, public, department of category jalan-rusak is DISHUB here but DPUPR",
    "DPUPR, HIGH, public, priority of category jalan-rusak is HIGH here but NORMAL",
    "DPUPR, NORMAL, anonymous, privacy of category jalan-rusak is anonymous here but public"
  })
  void rowsOfACategoryMustNotContradictEachOther(
      String department, String priority, String privacy, String sentence) {
    folders.append(
        HASHTAGS, String.join(",", "#baru", "jalan-rusak", department, priority, privacy, "9"));

    assertThat(folders.faults())
        .containsExactly(
            "%s:%d: %s on line %d"
                .formatted(
                    HASHTAGS,
                    folders.lines(HASHTAGS),
                    sentence,
                    folders.lineOf(HASHTAGS, "#jalanrusak")));
  }

  @Test
  void everyFaultOfARowIsListedNotOnlyTheFirst() {
    folders
        .append(HASHTAGS, "#jalanrusak,nihil,NIHIL,URGENT,secret,0")
        .append("rules/categories.csv", "Baru,wilayah,,New")
        .append("rules/sla.csv", "nihil,,,PT1H,PT2H,,siaga,75,")
        .replace("rules/sla.csv", "macet,,,PT2H,P3D", "macet,,,2 jam,3 hari")
        .append("conf/departments.csv", "kecil,")
        .append("conf/places.csv", ",Atlantis,1,1,0");

    assertThat(folders.faults())
        .hasSize(6 + 2 + 3 + 2 + 4)
        .filteredOn(fault -> fault.startsWith(HASHTAGS + ":" + folders.lines(HASHTAGS) + ": "))
        .extracting(fault -> fault.substring(fault.indexOf(": ") + 2))
        .containsExactly(
            "category nihil is not in categories.csv",
            "department NIHIL is not in departments.csv",
            "priority must be NORMAL, HIGH or EMERGENCY",
            "privacy must be public, anonymous, confidential or anonymous+confidential",
            "weight must be a whole number from 1 to 100",
            "#jalanrusak is there already, on line %d: this row would never count; delete one of"
                    .formatted(folders.lineOf(HASHTAGS, "#jalanrusak"))
                + " them");
  }

  @Test
  void everyFaultIsListedNotOnlyTheFirst() {
    folders
        .append(HASHTAGS, "#satu")
        .append(HASHTAGS, "#dua,jalan-rusak,NIHIL,NORMAL,public,70")
        .append("rules/sla.csv", "nihil,,,PT1H,PT2H,,siaga,75,")
        .append("conf/departments.csv", "kecil,Nama")
        .append("rules/deciding.drl", "rule");

    assertThat(folders.faults())
        .extracting(fault -> fault.substring(0, fault.indexOf(':')))
        .containsExactly(
            "conf/departments.csv", "rules/deciding.drl", HASHTAGS, HASHTAGS, "rules/sla.csv");
  }

  @Test
  void aCategoryNeedsAHashtagAndDeadlines() {
    folders.append("rules/categories.csv", "baru,wilayah,Baru,New");

    assertThat(folders.faults())
        .containsExactly(
            "rules/categories.csv:%d: category baru has no hashtag in hashtags.csv"
                .formatted(folders.lines("rules/categories.csv")),
            "rules/sla.csv: has no row for category baru");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "macet,,,PT0S,P3D,P1D,kantor,75,biasa | acknowledge must be more than zero",
        "macet,,,P3D,PT2H,,kantor,75,biasa | resolve must not come before acknowledge",
        "macet,,,PT2H,3 hari,P1D,kantor,75,biasa | resolve must be a time such as PT30M, PT8H or"
            + " P3D (working days), not 3 hari",
        "macet,,,PT2H,P367D,P1D,kantor,75,biasa | resolve must be at most P366D",
        "macet,,,PT2H,P61D,P1D,kantor,75,biasa | resolve must be at most 60 working days:"
            + " SP4N-LAPOR! allows no more",
        "macet,,,P6D,P20D,P1D,kantor,75,biasa | acknowledge must be at most 5 working days:"
            + " SP4N-LAPOR! allows no more",
        "macet,,,PT2H,P3D,P4D,kantor,75,biasa | again must be more than zero and at most resolve",
        "macet,,,PT2H,P3D,P1D,,75,biasa | calendar is missing: name one of conf/calendars",
        "macet,,,PT2H,P3D,P1D,pasar,75,biasa | calendar pasar is not in conf/calendars",
        "macet,,,PT2H,P3D,P1D,kantor,110,biasa | warn must be rising percents before the deadline,"
            + " 1 to 99",
        "macet,,,PT2H,P3D,P1D,kantor,75 50,biasa | warn must be rising percents before the deadline,"
            + " 1 to 99",
        "macet,,,PT2H,P3D,P1D,kantor,x,biasa | warn must be percents such as 75, or 50 75 90, not x",
        "macet,,,PT2H,P3D,P1D,kantor,,biasa | ladder biasa waits for a warning: warn is empty",
        "macet,,,PT2H,P3D,P1D,kantor,75,petugas | ladder must have a step asked+… for department: a wait"
            + " for the reporter must end",
        "macet,,,PT2H,P3D,P1D,kantor,75,tangga | ladder tangga is not in escalations.csv"
      })
  void aPolicyMustBePossible(String row, String sentence) {
    folders.replace("rules/sla.csv", "macet,,,PT2H,P3D,P1D,kantor,75,biasa", row);

    assertThat(folders.faults())
        .containsExactly(
            "rules/sla.csv:%d: %s".formatted(folders.lineOf("rules/sla.csv", "macet,"), sentence));
  }

  @Test
  void triageNeedsDeadlinesToo() {
    folders.replace("rules/sla.csv", "triase,", "macet,");

    assertThat(folders.faults())
        .contains("rules/sla.csv: has no row for category triase")
        .anyMatch(fault -> fault.endsWith("category macet is there twice"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conf/departments.csv | DPUPR,Lagi | department DPUPR is there twice",
        "conf/departments.csv | KECAMATAN,Semua | code must be 2 to 40 of A-Z, 0-9 and _, and not"
            + " KECAMATAN",
        "conf/departments.csv | BARU, | name is missing",
        "conf/departments.csv | BULK,Banyak | code BULK would be another user's name: choose another",
        "conf/departments.csv | BARU,Nama,Surat Pos | delivery must be a way: 1 to 30 small letters,"
            + " digits and -, a letter first",
        "conf/departments.csv | BARU,Nama,mail,lagi | has 4 columns where 3 are needed",
        "conf/places.csv | X,Atlantis,-6.1,106.6,1 | kecamatan Atlantis needs a department"
            + " KEC_ATLANTIS",
        "conf/places.csv | X,Benda,106.6,-6.1,1 | lat and lon must be a point in Indonesia, such as"
            + " -6.178,106.632",
        "conf/places.csv | X,Benda,-6.1,106.6,NaN | area_km2 must be a number above 0",
        "conf/places.csv | Pajang,Benda,-6.1,106.6,1 | kelurahan Pajang is there twice",
        "conf/sources.csv | bulk,APP | source bulk is another user's name: choose another",
        "conf/sources.csv | laksa,APP | source laksa is another user's name: choose another",
        "conf/sources.csv | dpupr,APP | source dpupr is another user's name: choose another",
        "conf/sources.csv | events-reader,APP | source events-reader is another user's name: choose"
            + " another",
        "conf/sources.csv | Partner,APP | source must be 2 to 40 small letters and digits, which - may"
            + " join",
        "conf/sources.csv | partner,FAX | channel must be one of channels.csv: APP, WHATSAPP, WEB, OPEN311,"
            + " DESK",
        "conf/sources.csv | partner | has 1 columns where 2 are needed",
        "conf/channels.csv | APP,Lagi,engine, | channel APP is there twice",
        "conf/channels.csv | telegram,Telegram,city, | code must be 1 to 30 of A-Z, 0-9 and _, a"
            + " letter first",
        "conf/channels.csv | TELEGRAM,,city,telegram | name must be 1 to 60 characters",
        "conf/channels.csv | TELEGRAM,Telegram,,telegram | submit must be engine, city, or both with a"
            + " blank between",
        "conf/channels.csv | TELEGRAM,Telegram,kota,telegram | submit must be engine, city, or both"
            + " with a blank between",
        "conf/channels.csv | TELEGRAM,Telegram,city,Tele gram | tell must be empty or the suffix of a"
            + " route direct:tell-…: small letters and digits, joined by -, 30 at most",
        "conf/channels.csv | WEB,Web,city, | WEB is a door of the engine: submit must name engine",
        "conf/channels.csv | WHATSAPP,WhatsApp,engine,wa | WHATSAPP is told by the engine itself: tell"
            + " must be empty",
        "rules/categories.csv | Macet,x,Macet,Jam | category and group must be small letters and"
            + " digits, joined by -",
        "rules/categories.csv | macet,x,Macet,Jam | category macet is there twice"
      })
  void theOtherTablesAreCheckedAsStrictly(String file, String row, String sentence) {
    assertRefused(file, row, sentence);
  }

  @Test
  void aFileThatIsNotUtf8IsNamedWithTheLine() {
    byte[] latin1 = (folders.text("rules/sla.csv") + "# é\n").getBytes(StandardCharsets.ISO_8859_1);
    int line = folders.lines("rules/sla.csv") + 1;
    folders.write("rules/sla.csv", latin1);

    assertThat(folders.faults())
        .containsExactly("rules/sla.csv:%d: is not UTF-8: save the file as UTF-8".formatted(line));
  }

  @Test
  void aMissingFileIsNamed() {
    folders.delete(HASHTAGS);

    assertThat(folders.faults()).containsExactly(HASHTAGS + ": can't be read; is it there?");
  }

  @ParameterizedTest
  @CsvSource({"rules/categories.csv", "conf/departments.csv"})
  void aTableOnWhichAllDependIsNamedAlone(String file) {
    folders.write(file, "");

    assertThat(folders.faults()).singleElement().asString().startsWith(file + ": has no header");
  }

  @Test
  void aTableSavedWithSemicolonsIsRefusedAtItsHeader() {
    folders.write(HASHTAGS, folders.text(HASHTAGS).replace(',', ';'));

    assertThat(folders.faults())
        .contains(
            HASHTAGS
                + ":2: must be the header hashtag,category,department,priority,privacy,weight");
  }

  @Test
  void tooLargeIsRefused() {
    folders.append("rules/sla.csv", "# " + "x".repeat(1 << 20));
    folders.append("conf/places.csv", "X,Benda,-6.1,106.6,1\n".repeat(10_001));

    assertThat(folders.faults())
        .contains("rules/sla.csv: is larger than 1 MiB")
        .anyMatch(fault -> fault.endsWith("is one row too many: 10000 is the most"));
  }

  @Test
  void whatASpreadsheetAddsIsNoFault() {
    folders.write(
        "rules/sla.csv", "\uFEFF" + folders.text("rules/sla.csv").replace("\n", "\r\n") + "\r\n");

    assertThat(folders.faults()).isEmpty();
  }

  @Test
  void aNewRowDecidesAndChangesTheVersion() {
    folders.append(HASHTAGS, "#洪水_é,banjir,DPUPR,HIGH,public,70");

    RuleBook book = RuleBooks.sound(folders.load());
    assertThat(book.classifier().classify("#洪水É", List.of(), null).explanation().matched())
        .containsExactly("#洪水é");
    assertThat(book.version()).isNotEqualTo(RuleBooks.theCitysOwn().version());
  }
}
