package id.laksa.escalation;

import id.laksa.department.Departments;
import id.laksa.notification.Wording;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What somebody reads who is told that a complaint is late. */
public final class Letter {
  private final Wording wording;
  private final Supplier<Departments> departments;
  private final String publicUrl;

  /** Takes the texts. */
  public Letter(Wording wording, Supplier<Departments> departments, String publicUrl) {
    this.wording = wording;
    this.departments = departments;
    this.publicUrl = publicUrl;
  }

  /** One line, for a subject. */
  public String subject(Escalation escalation) {
    return wording.text("escalation.subject", values(escalation));
  }

  /** One sentence, for the blank of an approved template. */
  public String sentence(Escalation escalation) {
    return wording.text("escalation.sentence", values(escalation));
  }

  /** The whole letter. */
  public String text(Escalation escalation) {
    return wording.text("escalation.text", values(escalation));
  }

  private Map<String, String> values(Escalation escalation) {
    Map<String, String> values = new TreeMap<>();
    String anchor = escalation.stage().split("[+/]", 2)[0];
    values.put("ticket", escalation.ticket());
    values.put("step", String.valueOf(escalation.step()));
    values.put("what", wording.text("escalation.what." + anchor));
    values.put("acknowledgeBy", wording.time(escalation.acknowledgeBy().toInstant()));
    values.put("resolveBy", wording.time(escalation.resolveBy().toInstant()));
    values.put("url", publicUrl + "/lacak/" + escalation.ticket());
    String department = escalation.department();
    values.put("department", department == null ? "-" : departments.get().named(department).name());
    return values;
  }
}
