package id.laksa.city.camel;

import jakarta.activation.UnsupportedDataTypeException;
import java.io.IOException;
import org.eclipse.angus.mail.util.DecodingException;

/** Tells what is wrong with an attachment's own bytes from what was wrong with fetching them. */
final class Unreadable {
  /** The mail library has no fault of its own for it. */
  private static final String UNKNOWN_ENCODING = "Unknown encoding: ";

  private Unreadable() {}

  /** Whether it would fail in the same way whenever it is read again. */
  static boolean forEver(IOException fault) {
    return fault instanceof DecodingException
        || fault instanceof UnsupportedDataTypeException
        || String.valueOf(fault.getMessage()).startsWith(UNKNOWN_ENCODING);
  }
}
