package id.laksa.followup.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What goes back with a refused follow-up, so that its sender knows it again: the original's id as
 * correlation id, its subject, and what properties its sender gave it.
 *
 * @param headers as Camel's JMS component sends them
 */
record Envelope(Map<String, Object> headers) {
  private static final int MOST = 50;
  private static final String NATIVE_ID = "NATIVE_MESSAGE_ID";

  /** Neither what steers Camel or the broker, nor what only the engine may say. */
  private static final Pattern NOT_ITS_OWN =
      Pattern.compile("(camel|jms|_amq|__amq|native_|laksa_|breadcrumb).*");

  Envelope {
    headers = Map.copyOf(headers);
  }

  static Envelope of(Message original) throws JMSException {
    Map<String, Object> headers = new TreeMap<>();
    for (Enumeration<?> names = original.getPropertyNames(); names.hasMoreElements(); ) {
      String property = String.valueOf(names.nextElement());
      Object value = original.getObjectProperty(property);
      if (isPlain(value)
          && headers.size() < MOST
          && !property.isBlank()
          && !NOT_ITS_OWN.matcher(property.toLowerCase(Locale.ROOT)).matches()) {
        headers.put(property, value);
      }
    }
    // The broker's translation keeps the id of AMQP there; the other is one of its own.
    put(
        headers,
        "JMSCorrelationID",
        original.getObjectProperty(NATIVE_ID) instanceof String id
            ? id
            : original.getJMSMessageID());
    put(headers, "JMSType", original.getJMSType());
    return new Envelope(headers);
  }

  private static boolean isPlain(Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  private static void put(Map<String, Object> headers, String name, String value) {
    if (value != null) {
      headers.put(name, value);
    }
  }
}
