package id.laksa.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.spine.TestClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokenCalendarsTest extends TablesCase {
  private static final String OFFICE = "conf/calendars/kantor.yaml";
  private static final String HOLIDAYS = "conf/holidays.csv";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zone: Asia/Jakarta | zone: Asia/Tangerang | zone Asia/Tangerang is unknown",
        "Mon-Thu 07:30-12:00,13:00-16:00 | Mon-Thu 16:00-08:00 | hours of MONDAY end before they begin",
        "Mon-Thu 07:30-12:00,13:00-16:00 | Mon-Thu 07:30-13:30,13:00-16:00 | hours of MONDAY overlap",
        "Fri 07:30-11:30,13:00-16:30 | Friyay 07:30-11:30 | 'friyay' is no day",
        "[national, collective-leave] | [nasional] | holidays are national, collective-leave, local, or none",
        "to: 2026-03-20 | to: 2026-02-01 | an exception must not end before it begins",
        "to: 2026-03-20 | to: 20 Maret | must be a day such as 2026-02-19, not 20 Maret",
        "holidays: | libur: | libur is none of name, zone, hours, holidays, exceptions",
        "name: kantor | name: Kantor Kota | name must be small letters and digits, joined by -"
      })
  void aBrokenCalendarIsNamedByFileAndLine(String right, String wrong, String sentence) {
    int line = folders.lineOf(OFFICE, right);
    folders.replace(OFFICE, right, wrong);

    assertThat(folders.faults())
        .filteredOn(fault -> fault.startsWith(OFFICE))
        .singleElement()
        .asString()
        .startsWith(OFFICE + ":" + line + ": " + sentence);
  }

  @Test
  void hoursOfTwoLinesMustNotOverlapEither() {
    folders.replace(OFFICE, "  - Fri 07:30-11:30", "  - Thu 11:00-12:30,Fri 07:30-11:30");

    assertThat(folders.faults())
        .anyMatch(fault -> fault.startsWith(OFFICE) && fault.contains("hours of THURSDAY overlap"));
  }

  @Test
  void noWorkingTimeAtAllIsRefused() {
    folders.write("conf/calendars/siaga.yaml", "name: siaga\nzone: UTC\nhours: []\n");

    assertThat(folders.faults()).contains("conf/calendars/siaga.yaml:3: no working time at all");
  }

  @Test
  void whatIsNoYamlIsNamedWithTheLine() {
    folders.write("conf/calendars/siaga.yaml", "name: siaga\nzone: [UTC\nhours: always\n");

    assertThat(folders.faults())
        .anyMatch(fault -> fault.startsWith("conf/calendars/siaga.yaml:3: is not YAML: "));
  }

  @Test
  void twoCalendarsOfOneNameAreRefused() {
    folders.write("conf/calendars/siaga2.yaml", folders.text("conf/calendars/siaga.yaml"));

    assertThat(folders.faults())
        .containsExactly("conf/calendars/siaga2.yaml: calendar siaga is there twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-13-01,national,X,Y | date must be a day such as 2026-08-17, not 2026-13-01",
        "2026-12-31,libur,X,Y | kind must be national, collective-leave or local",
        "2026-12-31,local,,Y | name is missing",
        "2026-12-25,national,X,Y | 2026-12-25 is there twice as national"
      })
  void aBrokenHolidayIsNamedByFileAndLine(String row, String sentence) {
    assertRefused(HOLIDAYS, row, sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rules/escalations.csv | biasa,10,resolve,sekda | step must be 9: each ladder counts from 1 to"
            + " at most 20",
        "rules/escalations.csv | biasa,9,asked+P1D,camat | receiver must be reporter or department after a"
            + " question",
        "rules/escalations.csv | biasa,9,resolve,camat | receiver camat is not in receivers.csv",
        "rules/escalations.csv | biasa,9,besok,sekda | after must be asked, halted, warned, acknowledge or"
            + " resolve, or resolve+PT4H, resolve+P1D",
        "rules/escalations.csv | biasa,9,resolve+P1D,kepala-dinas | step resolve+P1D/kepala-dinas is there twice",
        "conf/receivers.csv | camat,,pos, | channel must be live-room, queue, email or whatsapp",
        "conf/receivers.csv | camat,NIHIL,queue, | department NIHIL is not in departments.csv",
        "conf/receivers.csv | camat,,email,camat | address must be a mail address for email, a number"
            + " such as +6281234567890 for whatsapp, and empty for the others"
      })
  void whoIsToldIsCheckedAsStrictly(String file, String row, String sentence) {
    assertRefused(file, row, sentence);
  }

  @Test
  void aReceiverWhomADepartmentLacksIsRefusedWhereALadderNamesHim() {
    folders.append("conf/receivers.csv", "camat,KEC_BENDA,queue,");
    folders.append("rules/escalations.csv", "biasa,9,resolve+P9D,camat");

    assertThat(folders.faults())
        .singleElement()
        .asString()
        .startsWith("rules/escalations.csv:" + folders.lines("rules/escalations.csv"))
        .contains("receiver camat has no row in receivers.csv for BAPENDA and");
  }

  @Test
  void theOperatorsLadderMustLeadToSomebodyWithoutADepartment() {
    int line = folders.lineOf("rules/sla.csv", "triase,");
    folders.append("rules/escalations.csv", "petugas,6,resolve+P9D,opd");

    assertThat(folders.faults())
        .containsExactly(
            "rules/sla.csv:"
                + line
                + ": ladder petugas: opd can't be told as long as no department has the complaint");
  }

  @Test
  void aStepOfAWarningMustNotComeAfterTheDeadline() {
    int line = folders.lineOf("rules/sla.csv", "ular,");
    folders.append(
        "rules/escalations.csv", "gawat,1,warned+PT1H,opd\ngawat,2,asked+P1D,department");
    folders.replace(
        "rules/sla.csv",
        "ular,,,PT30M,PT6H,PT3H,siaga,75,biasa",
        "ular,,,PT30M,PT6H,PT3H,siaga,75,gawat");

    assertThat(folders.faults())
        .containsExactly(
            "rules/sla.csv:"
                + line
                + ": ladder gawat: step warned+PT1H/opd comes after the deadline to resolve");
  }

  @Test
  void anotherHolidayMakesOtherDeadlines() {
    String before = RuleBooks.theCitysOwn().slaPolicies().version();
    folders.append(HOLIDAYS, "2026-11-24,local,Hari jadi,Perda");

    RuleBook book = RuleBooks.sound(folders.load());
    assertThat(book.slaPolicies().version()).isNotEqualTo(before);
    assertThat(book.version()).isNotEqualTo(RuleBooks.theCitysOwn().version());
  }

  @Test
  void anotherHashtagMakesNoOtherDeadlines() {
    folders.append("rules/hashtags.csv", "#jalanbolong,jalan-rusak,DPUPR,NORMAL,public,70");

    assertThat(RuleBooks.sound(folders.load()).slaPolicies().version())
        .isEqualTo(RuleBooks.theCitysOwn().slaPolicies().version());
  }

  @Test
  void aYearOfWhichOnlyNewYearIsKnownIsNotKnown() {
    folders.append(HOLIDAYS, "2027-01-01,national,Tahun Baru Masehi,SKB");

    assertThat(folders.warnings())
        .contains(
            HOLIDAYS
                + ": 2027 has too few national holidays to be complete: it counts as not known");
    RuleBook book = RuleBooks.sound(folders.load());
    assertThat(missing("2027-01-01T00:00:00Z").of(book))
        .extracting(Fault::place, Fault::sentence)
        .singleElement()
        .asString()
        .contains(
            "conf/holidays.csv",
            "no holidays of 2027, or too few",
            "kantor",
            "add a row for each national holiday and day of collective leave of 2027",
            "2027-01-01,national,Tahun Baru Masehi,",
            "docs/sla.md");
  }

  @Test
  void itIsSaid60DaysBeforeAYearWithoutHolidays() {
    RuleBook book = RuleBooks.theCitysOwn();
    assertThat(missing("2026-11-01T12:00:00Z").soon(book)).isEmpty();
    assertThat(missing("2026-11-02T12:00:00Z").soon(book)).isPresent();
    assertThat(missing("2026-11-02T12:00:00Z").of(book)).isEmpty();
  }

  @Test
  void rulesThatLoseThisYearsHolidaysDoNotComeIntoForce() {
    RuleBook book = RuleBooks.theCitysOwn();
    folders.write(
        HOLIDAYS,
        String.join(
            "\n",
            folders.text(HOLIDAYS).lines().filter(line -> !line.startsWith("2026")).toList()));
    RuleBook without = RuleBooks.sound(folders.load());

    assertThat(missing("2026-11-22T12:00:00Z").to(book, without)).hasSize(1);
    assertThat(missing("2026-11-22T12:00:00Z").to(book, book)).isEmpty();
    assertThat(missing("2027-11-22T12:00:00Z").to(book, without)).isEqualTo(List.of());
  }

  private MissingHolidays missing(String now) {
    return new MissingHolidays(folders.conf(), new TestClock(Instant.parse(now)));
  }
}
