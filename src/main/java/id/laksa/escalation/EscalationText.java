package id.laksa.escalation;

import id.laksa.department.Departments;
import id.laksa.notification.MessageTexts;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What somebody reads who is told that a complaint is late. */
public final class EscalationText {
  private final MessageTexts texts;
  private final Supplier<Departments> departments;
  private final String publicUrl;

  /** Takes the texts. */
  public EscalationText(MessageTexts texts, Supplier<Departments> departments, String publicUrl) {
    this.texts = texts;
    this.departments = departments;
    this.publicUrl = publicUrl;
  }

  /** One line, for a subject. */
  public String subject(Escalation escalation) {
    return texts.text("escalation.subject", values(escalation));
  }

  /** One sentence, for the blank of an approved template. */
  public String sentence(Escalation escalation) {
    return texts.text("escalation.sentence", values(escalation));
  }

  /** The whole letter. */
  public String text(Escalation escalation) {
    return texts.text("escalation.text", values(escalation));
  }

  private Map<String, String> values(Escalation escalation) {
    Map<String, String> values = new TreeMap<>();
    String anchor = escalation.stage().split("[+/]", 2)[0];
    values.put("ticket", escalation.ticket());
    values.put("step", String.valueOf(escalation.step()));
    values.put("what", texts.text("escalation.what." + anchor));
    values.put("acknowledgeBy", texts.time(escalation.acknowledgeBy().toInstant()));
    values.put("resolveBy", texts.time(escalation.resolveBy().toInstant()));
    values.put("url", publicUrl + "/lacak/" + escalation.ticket());
    String department = escalation.department();
    values.put("department", department == null ? "-" : departments.get().named(department).name());
    return values;
  }
}
