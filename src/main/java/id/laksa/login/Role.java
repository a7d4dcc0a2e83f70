package id.laksa.login;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What somebody is in the city, and so what that person may do. */
public enum Role {
  /** At the Live Room's desk. */
  OPERATOR(Right.WATCH, Right.SEE_FIGURES, Right.DECIDE, Right.RECORD, Right.SEE_REPORTERS),
  /** Leads the desk. */
  SUPERVISOR(
      Right.WATCH,
      Right.SEE_FIGURES,
      Right.DECIDE,
      Right.RECORD,
      Right.SEE_REPORTERS,
      Right.ERASE,
      Right.READ_RECORDS),
  /** Looks at everything but persons, and changes nothing. */
  AUDITOR(Right.WATCH, Right.SEE_FIGURES, Right.READ_RECORDS),
  /** At a kelurahan's counter: types in what citizens say there, and sees nothing else. */
  CLERK(Right.RECORD),
  /** Keeps the accounts. */
  ADMINISTRATOR(Right.MANAGE_ACCOUNTS),
  /** Leads a department. */
  DEPARTMENT_HEAD(Right.WORK, Right.SEE_FIGURES),
  /** Works for a department. */
  DEPARTMENT_STAFF(Right.WORK);

  @SuppressWarnings("ImmutableEnumChecker") // made unmodifiable below
  private final Set<Right> rights;

  Role(Right... rights) {
    EnumSet<Right> all = EnumSet.noneOf(Right.class);
    Collections.addAll(all, rights);
    this.rights = Collections.unmodifiableSet(all);
  }

  /** What it allows. */
  public Set<Right> rights() {
    return rights;
  }

  /** Whether whoever has it belongs to a department. */
  public boolean isOfDepartment() {
    return rights.contains(Right.WORK);
  }

  /** Its name on the command line and in forms: {@code department-staff}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
