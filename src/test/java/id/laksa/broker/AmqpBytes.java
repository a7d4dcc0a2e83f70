package id.laksa.broker;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQBuffers;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.AmqpSequence;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Footer;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.apache.qpid.proton.amqp.messaging.Section;
import org.apache.qpid.proton.codec.AMQPDefinedTypes;
import org.apache.qpid.proton.codec.DecoderImpl;
import org.apache.qpid.proton.codec.EncoderImpl;

/** AMQP messages as a hostile client may lay them out, byte for byte. */
public final class AmqpBytes {
  /** Of core messages in AMQP's clothes, as brokers send them to each other. */
  public static final int TUNNELLED_CORE = 0x468C0100;

  private static final int ANNOTATIONS = 0x72;
  private static final int PROPERTIES = 0x73;
  private static final int APPLICATION_PROPERTIES = 0x74;
  private static final int DATA = 0x75;
  private static final int SEQUENCE = 0x76;
  private static final int VALUE = 0x77;
  private static final byte[] NOTHING = {0x40};
  private static final byte[] TWO_BILLION_TIMES_NOTHING = {
    (byte) 0xf0, 0, 0, 0, 5, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x40
  };

  private AmqpBytes() {}

  /** A message that must be refused; the word that must be said. */
  public record Hostile(String name, String reason, Binary message) {
    /** Its bytes. */
    public byte[] encoded() {
      return message.getArray();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Bodies and headers that can be read, and are refused for what they are. */
  public static List<Hostile> notPlain(byte[] object) {
    Section bytes = new Data(new Binary(object));
    return List.of(
        notPlain("an object in a data section", ofAnObject("x-java-serialized-object"), bytes),
        notPlain("an object with parameters", ofAnObject("X-Java-Serialized-Object; a=b"), bytes),
        notPlain("an object as a value", ofAnObject(""), new AmqpValue(new Binary(object))),
        notPlain("an object without a body", ofAnObject("")),
        notPlain("a text that says it is an object", jmsKind((byte) 1), new AmqpValue("{}")),
        notPlain("bytes that say they are a stream", jmsKind((byte) 4), bytes),
        notPlain("a kind in words", jmsKind("object"), bytes),
        notPlain("a map", new AmqpValue(Map.of("k", new Binary(object)))),
        notPlain("a list", new AmqpValue(List.of(new Binary(object)))),
        notPlain("an array", new AmqpValue(new long[] {1, 2})),
        notPlain("a number", new AmqpValue(7L)),
        notPlain("a symbol", new AmqpValue(Symbol.valueOf("{}"))),
        notPlain("null", new AmqpValue(null)),
        notPlain("no body", new ApplicationProperties(Map.of("k", "v"))),
        notPlain("a sequence", new AmqpSequence(List.of(new Binary(object)))),
        notPlain("two data sections", bytes, bytes),
        notPlain("a text and a sequence", new AmqpValue("{}"), new AmqpSequence(List.of())),
        notPlain("a footer", new AmqpValue("{}"), new Footer(Map.of(Symbol.valueOf("k"), "v"))),
        notPlain("an annotation behind the body", new AmqpValue("{}"), jmsKind((byte) 5)),
        hostile("an unknown section", "body-not-plain", section(0x79, NOTHING)),
        hostile("a described value", "body-not-plain", section(VALUE, section(0x99, NOTHING))),
        notSimple("a map as a property", new ApplicationProperties(Map.of("k", Map.of()))),
        notSimple("a list as an annotation", annotations("k", List.of(new Binary(object)))),
        notSimple("a list as an id", withId(List.of(new Binary(object)))),
        hostile(
            "a described property",
            "property-not-simple",
            join(applicationProperties(section(0x99, NOTHING)), encode(new AmqpValue("{}")))));
  }

  /** Texts that are taken, with an object wherever a reader may look beside the body. */
  public static List<byte[]> objectsAroundAText(byte[] object) {
    Binary bytes = new Binary(object);
    Properties properties = withId(bytes);
    properties.setMessageId(bytes);
    properties.setUserId(bytes);
    properties.setReplyTo("opd.dishub");
    properties.setContentEncoding(Symbol.valueOf("x-java-serialized-object"));
    Map<String, Object> named =
        Map.of("", bytes, "JMSReplyTo", bytes, "CamelJmsRequest", bytes, "JMSXGroupID", bytes);
    Section text = new AmqpValue("no json");
    return List.of(
        encode(properties, text),
        encode(new ApplicationProperties(named), text),
        encode(annotations("x-opt-object", bytes), text),
        encode(new Properties(), new AmqpValue(bytes)),
        encode(new Data(bytes)));
  }

  /** What can't be read, or only at the cost of the thread that reads it. */
  public static List<Hostile> unreadable() {
    byte[] text = encode(new AmqpValue("{}"));
    byte[] lists = listsInLists(9_000);
    byte[] types = typesOfTypes(90_000);
    return List.of(
        unreadable("lists in lists", section(VALUE, lists)),
        unreadable("types of types", section(VALUE, types)),
        unreadable("lists in a sequence", section(SEQUENCE, lists)),
        unreadable("lists in a property", join(applicationProperties(lists), text)),
        unreadable("types in a property", join(applicationProperties(types), text)),
        unreadable("a text that ends early", section(VALUE, new byte[] {(byte) 0xb1, 0, 0, 1, 0})),
        unreadable("two billion elements", section(VALUE, TWO_BILLION_TIMES_NOTHING)),
        unreadable(
            "a time in words", encode(annotations("x-opt-delivery-time", "x"), new AmqpValue(""))));
  }

  /** What the broker itself can't take apart, before anybody is asked: it hangs up. */
  public static List<Hostile> noMessage() {
    byte[] text = encode(new AmqpValue("{}"));
    byte[] lists = listsInLists(9_000);
    return List.of(
        hostile("noise", "", new byte[] {(byte) 0xff, (byte) 0xff, 1, 2, 3}),
        hostile("types without end", "", typesOfTypes(90_000)),
        hostile("lists in an annotation", "", join(annotations(lists), text)),
        hostile(
            "an array in an annotation", "", join(annotations(TWO_BILLION_TIMES_NOTHING), text)),
        hostile("a header that ends early", "", section(0x70, new byte[] {(byte) 0xd0, 0, 0, 1})),
        hostile("properties that are nothing", "", section(PROPERTIES, NOTHING)));
  }

  /** A text with another's name on it, and a property of lists in lists. */
  public static byte[] forgedBesideLists(String sender, int depth) {
    byte[] stamp = join(string("laksa_sender"), string(sender));
    byte[] pairs = join(stamp, string("k"), listsInLists(depth));
    ByteBuffer head = ByteBuffer.allocate(9).put((byte) 0xd1).putInt(4 + pairs.length).putInt(4);
    return join(
        section(APPLICATION_PROPERTIES, join(head.array(), pairs)), encode(new AmqpValue("{}")));
  }

  private static byte[] string(String text) {
    return join(new byte[] {(byte) 0xa1, (byte) text.length()}, text.getBytes(US_ASCII));
  }

  /** A message of these sections. */
  public static byte[] encode(Section... sections) {
    DecoderImpl decoder = new DecoderImpl();
    EncoderImpl encoder = new EncoderImpl(decoder);
    AMQPDefinedTypes.registerAllTypes(decoder, encoder);
    ByteBuffer buffer = ByteBuffer.allocate(4096);
    encoder.setByteBuffer(buffer);
    for (Section section : sections) {
      encoder.writeObject(section);
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  /** A core message of a kind, as a broker would send it to another by AMQP. */
  public static byte[] tunnelled(byte kind, byte[] body) {
    CoreMessage core = new CoreMessage(1, 100 + body.length);
    core.setType(kind);
    core.setAddress("opd.updates");
    core.getBodyBuffer().writeInt(body.length);
    core.getBodyBuffer().writeBytes(body);
    ActiveMQBuffer stored = ActiveMQBuffers.dynamicBuffer(core.getPersistSize());
    core.persist(stored);
    byte[] bytes = new byte[stored.readableBytes()];
    stored.readBytes(bytes);
    ByteBuffer length = ByteBuffer.allocate(5).put((byte) 0xb0).putInt(bytes.length);
    return section(DATA, join(length.array(), bytes));
  }

  private static Hostile notPlain(String name, Section... sections) {
    return hostile(name, "body-not-plain", encode(sections));
  }

  private static Hostile notSimple(String name, Section section) {
    return hostile(name, "property-not-simple", encode(section, new AmqpValue("{}")));
  }

  private static Hostile unreadable(String name, byte[] encoded) {
    return hostile(name, "unreadable", encoded);
  }

  private static Hostile hostile(String name, String reason, byte[] encoded) {
    return new Hostile(name, reason, new Binary(encoded));
  }

  private static Properties ofAnObject(String subtype) {
    Properties properties = new Properties();
    properties.setContentType(
        Symbol.valueOf(
            "application/" + (subtype.isEmpty() ? "x-java-serialized-object" : subtype)));
    return properties;
  }

  private static Properties withId(Object id) {
    Properties properties = new Properties();
    properties.setCorrelationId(id);
    return properties;
  }

  private static MessageAnnotations jmsKind(Object kind) {
    return annotations("x-opt-jms-msg-type", kind);
  }

  private static MessageAnnotations annotations(String name, Object value) {
    return new MessageAnnotations(Map.of(Symbol.valueOf(name), value));
  }

  private static byte[] annotations(byte[] value) {
    return section(ANNOTATIONS, map((byte) 0xa3, "k", value));
  }

  private static byte[] applicationProperties(byte[] value) {
    return section(APPLICATION_PROPERTIES, map((byte) 0xa1, "k", value));
  }

  private static byte[] section(int descriptor, byte[] value) {
    return join(new byte[] {0, 0x53, (byte) descriptor}, value);
  }

  private static byte[] map(byte kindOfKey, String key, byte[] value) {
    byte[] pair = join(new byte[] {kindOfKey, (byte) key.length()}, key.getBytes(US_ASCII), value);
    ByteBuffer head = ByteBuffer.allocate(9).put((byte) 0xd1).putInt(4 + pair.length).putInt(2);
    return join(head.array(), pair);
  }

  private static byte[] listsInLists(int depth) {
    ByteBuffer lists = ByteBuffer.allocate(depth * 9 + 1);
    for (int inside = depth - 1; inside >= 0; inside--) {
      lists.put((byte) 0xd0).putInt(inside * 9 + 5).putInt(1);
    }
    return lists.put(NOTHING).array();
  }

  private static byte[] typesOfTypes(int depth) {
    return join(new byte[depth], NOTHING);
  }

  private static byte[] join(byte[]... parts) {
    ByteBuffer whole = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
    for (byte[] part : parts) {
      whole.put(part);
    }
    return whole.array();
  }
}
