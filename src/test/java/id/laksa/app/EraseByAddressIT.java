package id.laksa.app;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.Reporter;
import id.laksa.spine.ByTelegram;
import id.laksa.spine.SpineCase;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code ./laksa erase --address}: all complaints of who has this address in his channel. */
class EraseByAddressIT extends SpineCase {
  private static final String CHAT = "chat-7701";

  @Test
  void allThatHeReportedIsErasedAndNothingOfAnybodyElse() {
    Reporter reporter = Reporter.UNKNOWN.at(CHAT);
    String one = ByTelegram.complained(engine, reporter);
    String other = ByTelegram.complained(engine, new Reporter("Siti", null, null, CHAT));
    String anothers = ByTelegram.complained(engine, Reporter.UNKNOWN.at("chat-77012"));
    assertThat(erase(" Chat-7701 ")).isZero();
    for (String ticket : new String[] {one, other}) {
      assertThat(history(ticket)).containsOnlyOnce("erased");
      assertThat(persons(ticket)).isZero();
      assertThat(looks(ticket, "SEARCHED")).isOne();
      assertThat(looks(ticket, "ERASED")).isOne();
    }
    assertThat(history(anothers)).doesNotContain("erased");
    assertThat(persons(anothers)).isOne();
    assertThat(looks(anothers, "SEARCHED")).isZero();
    assertThat(erase(CHAT)).as("nothing of his is left").isOne();
  }

  @Test
  void anAddressThatNobodyHasIsToldByTheCommandsCode() {
    assertThat(erase("chat-nobody")).isOne();
  }

  private int erase(String address) {
    return new CommandLine(new Laksa())
        .execute(
            "erase",
            "--address",
            address,
            "--by",
            "siti.aminah",
            "--reason",
            "diminta",
            "--data",
            engine.data().toString());
  }

  private long persons(String ticket) {
    return ledger.count(
        "select count(*) from complaint_person p join complaint c on c.id = p.complaint_id"
            + " where c.ticket = ?",
        ticket);
  }

  private long looks(String ticket, String what) {
    return ledger.count(
        "select count(*) from person_look where who = 'erase:siti.aminah' and ticket = ?"
            + " and what = ?",
        ticket,
        what);
  }
}
