package id.laksa.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Reporter;
import id.laksa.intake.Recording;
import id.laksa.intake.Submission;
import id.laksa.rulebook.RuleBooks;
import id.laksa.web.ReportForm;
import id.laksa.web.Wrong;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeskFormTest {
  private final DeskForm form = new DeskForm(new ReportForm(RuleBooks::theCitysOwn));
  private final Map<String, String> fields =
      new HashMap<>(Map.of("text", "Lampu jalan mati", "came", "telephone", "name", "Bu Aminah"));

  @Test
  void whatAClerkTypesIsTheDesksAndSaysWhoTypedItAndHowItCame() {
    Submission submission = check().submission();
    assertThat(submission).isNotNull();
    assertThat(submission.channel()).isEqualTo(Channel.DESK);
    assertThat(submission.externalKey()).isEqualTo("nonce");
    assertThat(submission.recording()).isEqualTo(new Recording("sari", Recording.Means.TELEPHONE));
    assertThat(submission.reporter()).isEqualTo(new Reporter("Bu Aminah", null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "0812-1100 2233, 6281211002233",
    "+62 812 1100 2233, 6281211002233",
    "81211002233, 6281211002233",
    "+65 9123 4567, 6591234567"
  })
  void whoAllowsItIsToldUnderTheNumberAsWhatsAppHasIt(String typed, String number) {
    fields.putAll(Map.of("phone", typed, "whatsapp", "1"));
    Submission submission = check().submission();
    assertThat(submission).isNotNull();
    assertThat(submission.reporter().whatsApp()).contains(number);
    assertThat(submission.reporter().phone()).isEqualTo(typed);
  }

  @Test
  void aNumberAloneAllowsNothing() {
    fields.put("phone", "0812-1100-2233");
    assertThat(check().submission().reporter().whatsApp()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rumah", "0812", "0812345678901234567"})
  void whoAllowsItWithoutANumberThatCanBeOneIsAskedForIt(String typed) {
    fields.putAll(Map.of("phone", typed, "whatsapp", "1"));
    assertThat(check().submission()).isNull();
    assertThat(check().wrongs())
        .extracting(Wrong::field, Wrong::key)
        .containsExactly(tuple("phone", "whatsapp"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fax", "TELEPHONE", "call_112"})
  void howItCameMustBeOneOfThose(String came) {
    fields.put("came", came);
    assertThat(check().submission()).isNull();
    assertThat(check().wrongs())
        .extracting(Wrong::field, Wrong::key)
        .containsExactly(tuple("came", "came"));
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    fields.putAll(Map.of("text", " ", "came", "", "whatsapp", "1", "place", "x/y"));
    assertThat(check().wrongs())
        .extracting(Wrong::field)
        .containsExactly("text", "place", "came", "phone");
  }

  private ReportForm.Checked check() {
    DeskForm.Filled filled =
        DeskForm.Filled.of(field -> fields.getOrDefault(field, ""), fields::containsKey);
    return form.check(filled, "nonce", "sari");
  }
}
