package id.laksa.app;

/** The engine can't start or go on; the message is one sentence that says what a person can do. */
public final class StartupFailure extends RuntimeException {
  private final String sentence;

  /**
   * A failure that needs no stack trace to be understood.
   *
   * @param sentence what is wrong and what to do about it
   */
  public StartupFailure(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  /**
   * A failure with the fault behind it.
   *
   * @param sentence what is wrong and what to do about it
   * @param cause the fault, for the log
   */
  public StartupFailure(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
