package id.laksa.complaint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The door a complaint came in by. Which there are is data ({@code conf/channels.csv}); the ledger
 * keeps the code, so that a complaint is readable when its channel's row is gone. In JSON the code.
 *
 * @param code capital letters, digits and {@code _}, 1 to 30, a letter first
 */
public record Channel(@JsonValue String code) {
  // First: the constants below are checked by it.
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,29}");

  /** The city's app. */
  public static final Channel APP = new Channel("APP");

  /** The city's number on WhatsApp. */
  public static final Channel WHATSAPP = new Channel("WHATSAPP");

  /** The form on the web. */
  public static final Channel WEB = new Channel("WEB");

  /** Open311 GeoReport. */
  public static final Channel OPEN311 = new Channel("OPEN311");

  /** A person at a desk, who writes down what a citizen says. */
  public static final Channel DESK = new Channel("DESK");

  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if it can't be one
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Channel {
    if (!isCode(code)) {
      throw new IllegalArgumentException("a channel's code is 1 to 30 of A-Z, 0-9 and _");
    }
  }

  /** Whether a channel could have this code. */
  public static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /** Its code. */
  @Override
  public String toString() {
    return code;
  }
}
