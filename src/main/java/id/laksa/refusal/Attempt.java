package id.laksa.refusal;

/** What somebody tried who isn't allowed it. */
public enum Attempt {
  /** Evidence came without a department's login. */
  UPLOAD_WITHOUT_LOGIN,
  /** Evidence came for a ticket that we never gave out. */
  UPLOAD_FOR_UNKNOWN_TICKET,
  /** Evidence came for another department's ticket. */
  UPLOAD_FOR_ANOTHERS_TICKET,
  /** A follow-up named a ticket that we never gave out. */
  FOLLOW_UP_FOR_UNKNOWN_TICKET,
  /** A follow-up named another department's ticket. */
  FOLLOW_UP_FOR_ANOTHERS_TICKET,
  /** A follow-up showed evidence that isn't its own, or that proves nothing. */
  FOLLOW_UP_WITH_BAD_EVIDENCE,
  /** Somebody answered as a reporter without his key. */
  ANSWER_WITHOUT_KEY
}
