package id.laksa.dev.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells the story: what is sent behind {@code >}, what comes back behind {@code <}, what it proves
 * behind {@code =}.
 */
final class Narrator {
  private static final int WIDTH = 92;
  private static final int MOST_LINES = 3;
  private static final int MOST_READ = 400;
  private final PrintStream out;

  Narrator(PrintStream out) {
    this.out = out;
  }

  /** A line as it is. */
  void line(String text) {
    out.println(text);
    out.flush();
  }

  /** Begins a step. */
  void step(int number, String title) {
    line("");
    line("%2d. %s".formatted(number, title));
  }

  /** A line as it is, below a step. */
  void says(String text) {
    line("    " + text);
  }

  /** What this shows. */
  void proves(String what) {
    quote("= ", what);
  }

  void sent(String what) {
    quote("> ", what);
  }

  void came(String what) {
    quote("< ", what);
  }

  /** In few lines, broken between words, and with an ellipsis when it is too long for them. */
  static List<String> shortened(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    String bounded = text.substring(0, Math.min(text.length(), MOST_READ));
    for (String word : bounded.strip().split("\\s+", -1)) {
      if (line.length() + word.length() >= WIDTH && line.length() > 0) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines.size() <= MOST_LINES ? lines : cut(lines);
  }

  private static List<String> cut(List<String> lines) {
    List<String> few = new ArrayList<>(lines.subList(0, MOST_LINES));
    few.set(MOST_LINES - 1, few.get(MOST_LINES - 1) + " …");
    return few;
  }

  private void quote(String mark, String what) {
    String before = mark;
    for (String line : shortened(what)) {
      says(before + line);
      before = "  ";
    }
  }
}
