package id.laksa.dev.demo;

/** Something else came than the story tells; the message says what was expected and what came. */
final class Unexpected extends RuntimeException {
  Unexpected(String expected, Object came) {
    super("expected " + expected + ", but there came: " + brief(came.toString()));
  }

  private static String brief(String came) {
    return String.join(" ", Narrator.shortened(came));
  }

  /** Ends the story unless it went as told. */
  static void unless(boolean asTold, String expected, Object came) {
    if (!asTold) {
      throw new Unexpected(expected, came);
    }
  }
}
