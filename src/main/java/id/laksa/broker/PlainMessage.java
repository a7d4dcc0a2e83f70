package id.laksa.broker;

import java.util.Collection;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;
import org.apache.activemq.artemis.protocol.amqp.util.TLSEncode;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Header;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.apache.qpid.proton.codec.DecoderImpl;
import org.apache.qpid.proton.codec.ReadableBuffer;

/**
 * What a department may send: each section once and in its order, nothing in lists or maps, and a
 * body of one text or one run of bytes, which no reader takes for an object.
 */
final class PlainMessage {
  private static final long STANDARD_FORMAT = 0;
  private static final String OBJECT = "java-serialized-object";
  private static final Symbol JMS_KIND = Symbol.valueOf("x-opt-jms-msg-type");
  private static final Set<Object> BYTES_OR_TEXT = Set.of((byte) 3, (byte) 5);

  private PlainMessage() {}

  /**
   * What forbids a message.
   *
   * @param encoded as it will be stored
   * @throws RuntimeException or StackOverflowError if it can't be read
   */
  static Optional<MessageRefusal> fault(AMQPMessage message, byte[] encoded) {
    if (message.getMessageFormat() != STANDARD_FORMAT) {
      return Optional.of(MessageRefusal.OTHER_FORMAT);
    }
    DecoderImpl decoder = TLSEncode.getDecoder();
    decoder.setBuffer(ReadableBuffer.ByteBufferReader.wrap(encoded));
    Place last = Place.START;
    try {
      while (decoder.getBuffer().hasRemaining()) {
        Object section = decoder.readObject();
        Place place = Place.of(section);
        if (place.compareTo(last) <= 0 || (place == Place.BODY && !isPlain(section))) {
          return Optional.of(MessageRefusal.BODY_NOT_PLAIN);
        }
        if (!isSimple(section)) {
          return Optional.of(MessageRefusal.PROPERTY_NOT_SIMPLE);
        }
        last = place;
      }
    } finally {
      decoder.setBuffer(null);
    }
    return last == Place.BODY && isPlainToTheEngine(message)
        ? Optional.empty()
        : Optional.of(MessageRefusal.BODY_NOT_PLAIN);
  }

  /** The order of sections; what has no place comes before all others. */
  private enum Place {
    NONE,
    START,
    HEADER,
    ANNOTATIONS,
    PROPERTIES,
    APPLICATION_PROPERTIES,
    BODY;

    static Place of(Object section) {
      if (section instanceof Header) {
        return HEADER;
      }
      if (section instanceof MessageAnnotations) {
        return ANNOTATIONS;
      }
      if (section instanceof Properties) {
        return PROPERTIES;
      }
      if (section instanceof ApplicationProperties) {
        return APPLICATION_PROPERTIES;
      }
      return section instanceof AmqpValue || section instanceof Data ? BODY : NONE;
    }
  }

  private static boolean isPlain(Object body) {
    return body instanceof Data
        || (body instanceof AmqpValue value
            && (value.getValue() instanceof String || value.getValue() instanceof Binary));
  }

  private static boolean isSimple(Object section) {
    if (section instanceof MessageAnnotations annotations) {
      return areSimple(annotations.getValue().values());
    }
    if (section instanceof ApplicationProperties properties) {
      return areSimple(properties.getValue().values());
    }
    return !(section instanceof Properties properties)
        || (isSimpleValue(properties.getMessageId())
            && isSimpleValue(properties.getCorrelationId()));
  }

  private static boolean areSimple(Collection<?> values) {
    return values.stream().allMatch(PlainMessage::isSimpleValue);
  }

  private static boolean isSimpleValue(Object value) {
    return value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof Symbol
        || value instanceof Binary
        || value instanceof Date
        || value instanceof UUID;
  }

  /** By what the message says of its body, and by what the engine would get. */
  private static boolean isPlainToTheEngine(AMQPMessage message) {
    Properties properties = message.getProperties();
    MessageAnnotations annotations = message.getMessageAnnotations();
    if (properties != null
        && String.valueOf(properties.getContentType()).toLowerCase(Locale.ROOT).contains(OBJECT)) {
      return false;
    }
    Map<Symbol, Object> said = annotations == null ? Map.of() : annotations.getValue();
    if (said.containsKey(JMS_KIND) && !BYTES_OR_TEXT.contains(said.get(JMS_KIND))) {
      return false;
    }
    byte kind = message.toCore().getType();
    return kind == Message.TEXT_TYPE || kind == Message.BYTES_TYPE;
  }
}
