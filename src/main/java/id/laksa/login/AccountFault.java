package id.laksa.login;

/** Why an account or a password isn't taken. */
public enum AccountFault {
  /** Not 3 to 32 letters a to z, digits, dots, hyphens, beginning with a letter. */
  USER,
  /** Another person or machine has it. */
  USER_TAKEN,
  /** Empty, or more than 100 characters. */
  NAME,
  /** None, or both of the Live Room and of a department. */
  ROLES,
  /** A department's staff without a department that there is, or others with one. */
  DEPARTMENT,
  /** Fewer than 12 characters, more than 128, or the user's name. */
  PASSWORD
}
