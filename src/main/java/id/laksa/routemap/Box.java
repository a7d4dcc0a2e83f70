package id.laksa.routemap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.lang3.StringUtils;

/** A box of the picture: a head, a line under it, and what it is for in a few lines. */
record Box(String id, Kind kind, String head, String under, String about) {
  static final int WIDTH = 232;
  private static final int LETTERS = 37;
  private static final int MOST_LINES = 4;
  private static final int MOST_MONOSPACED = 35;
  private static final int HEAD = 22;
  private static final int LINE = 13;
  private static final int REST = 8;

  /** What it stands for. */
  enum Kind {
    DOOR,
    ROUTE,
    PLACE
  }

  int height() {
    return HEAD + (under.isEmpty() ? 0 : LINE) + lines().size() * LINE + REST;
  }

  /** Draws it with its upper left corner there. */
  void draw(StringBuilder svg, int x, int y) {
    svg.append(
        "<g class=\"%s\"><title>%s</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\"/>"
            .formatted(
                kind.name().toLowerCase(Locale.ROOT),
                escaped(about.isEmpty() ? head : about),
                x,
                y,
                WIDTH,
                height(),
                kind == Kind.PLACE ? 14 : 4));
    int base = y + 16;
    line(svg, "h", x, base, head);
    if (!under.isEmpty()) {
      base += LINE;
      line(svg, "u", x, base, StringUtils.abbreviate(under, "…", MOST_MONOSPACED));
    }
    for (String text : lines()) {
      base += LINE;
      line(svg, "t", x, base, text);
    }
    svg.append("</g>\n");
  }

  private static void line(StringBuilder svg, String look, int x, int y, String text) {
    svg.append(
        "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>".formatted(look, x + 8, y, escaped(text)));
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(LETTERS);
    for (String word : about.split(" ", 0)) {
      if (line.length() + word.length() >= LETTERS && !line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    if (lines.size() > MOST_LINES) {
      lines.set(MOST_LINES - 1, lines.get(MOST_LINES - 1) + " …");
      return List.copyOf(lines.subList(0, MOST_LINES));
    }
    return lines;
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
