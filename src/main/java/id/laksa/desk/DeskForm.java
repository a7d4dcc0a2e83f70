package id.laksa.desk;

import id.laksa.complaint.Channel;
import id.laksa.complaint.PersonKeys;
import id.laksa.complaint.Reporter;
import id.laksa.intake.Recording;
import id.laksa.intake.Submission;
import id.laksa.web.ReportForm;
import id.laksa.web.Typed;
import id.laksa.web.Wrong;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a submission of what a clerk typed for a citizen: the fields of the citizens' own form, how
 * it came, and whether the citizen allows to be told by WhatsApp.
 */
public final class DeskForm {
  /** Digits with the country's code, as WhatsApp has numbers. */
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{7,14}");

  private final ReportForm reports;

  /**
   * What was typed.
   *
   * @param came how it came, by its slug; empty when nothing was chosen
   */
  public record Filled(Typed typed, String came, boolean whatsApp) {
    /** An empty form. */
    public static final Filled NOTHING = new Filled(Typed.NOTHING, "", false);

    /**
     * Reads the fields.
     *
     * @param texts each by its name; empty when it isn't there
     * @param boxes whether one is ticked, by its name
     */
    public static Filled of(Function<String, String> texts, Predicate<String> boxes) {
      return new Filled(Typed.of(texts, boxes), texts.apply("came"), boxes.test("whatsapp"));
    }

    /** Says nothing: it is about a person. */
    @Override
    public String toString() {
      return "Filled";
    }
  }

  /** Checks by what the citizens' form is checked by. */
  public DeskForm(ReportForm reports) {
    this.reports = reports;
  }

  /**
   * Checks every field.
   *
   * @param nonce makes it one complaint
   * @param clerk who typed it
   */
  public ReportForm.Checked check(Filled filled, String nonce, String clerk) {
    ReportForm.Checked said = reports.check(Channel.DESK, filled.typed, nonce);
    List<Wrong> wrongs = new ArrayList<>(said.wrongs());
    Optional<Recording.Means> means = Recording.Means.of(filled.came);
    if (means.isEmpty()) {
      wrongs.add(new Wrong("came", "came", List.of()));
    }
    Optional<String> number = number(filled.typed.phone());
    if (filled.whatsApp && number.isEmpty()) {
      wrongs.add(new Wrong("phone", "whatsapp", List.of()));
    }
    Submission submission = said.submission();
    if (submission == null || means.isEmpty() || !wrongs.isEmpty()) {
      return new ReportForm.Checked(null, wrongs);
    }
    return new ReportForm.Checked(
        told(submission, filled.whatsApp ? number.orElse(null) : null)
            .recorded(new Recording(clerk, means.get())),
        wrongs);
  }

  private static Optional<String> number(String typed) {
    return Optional.of(PersonKeys.international(typed)).filter(NUMBER.asMatchPredicate());
  }

  private static Submission told(Submission submission, @Nullable String number) {
    Reporter reporter = submission.reporter();
    return number == null || reporter == null
        ? submission
        : submission.at(reporter.onWhatsApp(number).address());
  }
}
