package id.laksa.app;

/** The command line's entry. */
public final class Laksa {
  private Laksa() {}

  /**
   * Runs one command.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    System.out.println("LAKSA");
  }
}
