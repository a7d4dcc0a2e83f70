package id.laksa.login;

/** What somebody who has logged in may do. */
public enum Right {
  /** See the Live Room and its complaints, without their reporters. */
  WATCH,
  /** Read figures of what became of complaints; a department's person those of the department. */
  SEE_FIGURES,
  /** Decide on complaints. */
  DECIDE,
  /** Type in what a citizen says by telephone, at a counter or by letter. */
  RECORD,
  /** See who reported, with a reason. */
  SEE_REPORTERS,
  /** Erase what names or quotes a reporter. */
  ERASE,
  /** Read who looked at personal data. */
  READ_RECORDS,
  /** Add, disable and reset accounts. */
  MANAGE_ACCOUNTS,
  /** Work on a department's complaints on its field page. */
  WORK
}
