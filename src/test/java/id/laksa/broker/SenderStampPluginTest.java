package id.laksa.broker;

import static id.laksa.broker.AmqpBytes.encode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPStandardMessage;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Footer;
import org.apache.qpid.proton.amqp.messaging.Header;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.apache.qpid.proton.amqp.messaging.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** AMQP messages as a hostile client may lay them out, byte for byte. */
class SenderStampPluginTest {
  private static final byte[] PROPERTIES_WITH_A_SYMBOL_AS_KEY = {
    0, 0x53, 0x74, (byte) 0xc1, 7, 2, (byte) 0xa3, 1, 'k', (byte) 0xa1, 1, 'v'
  };
  private static final byte[] PROPERTIES_THAT_ARE_A_LIST = {0, 0x53, 0x74, 0x45};

  private final SenderStampPlugin plugin = new SenderStampPlugin();

  @Test
  void aForgedStampIsReplaced() throws ActiveMQException {
    AMQPStandardMessage message = message(encode(forged(), body()));
    send(message);
    assertThat(message.getApplicationProperties().getValue()).containsEntry("laksa_sender", "kec");
    assertThat(message.isDurable()).isTrue();
  }

  @Test
  void aMessageWithoutAnySectionIsRefused() {
    assertRefused(new byte[0]);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void whatIsNotPlainIsRefusedWithAReason(AmqpBytes.Hostile hostile) {
    long before = times(hostile.reason());
    assertThatThrownBy(() -> send(message(hostile.encoded())))
        .isInstanceOf(ActiveMQException.class)
        .hasMessageStartingWith(hostile.reason() + ": ");
    assertThat(times(hostile.reason())).isEqualTo(before + 1);
  }

  static List<AmqpBytes.Hostile> hostile() {
    return Stream.of(AmqpBytes.notPlain(new byte[] {1}), AmqpBytes.unreadable())
        .flatMap(List::stream)
        .toList();
  }

  private static long times(String reason) {
    return Arrays.stream(MessageRefusal.values())
        .filter(refusal -> refusal.reason().equals(reason))
        .mapToLong(MessageRefusal::times)
        .sum();
  }

  @ParameterizedTest
  @MethodSource("plain")
  void oneTextOrOneRunOfBytesIsTaken(byte[] encoded) throws ActiveMQException {
    AMQPStandardMessage message = message(encoded);
    send(message);
    assertThat(message.toCore().getStringProperty("laksa_sender")).isEqualTo("kec");
  }

  static List<byte[]> plain() {
    Section bytes = new Data(new Binary(new byte[] {1}));
    Properties json = new Properties();
    json.setContentType(Symbol.valueOf("application/json"));
    json.setCorrelationId(UnsignedLong.valueOf(1));
    Section text = new MessageAnnotations(Map.of(Symbol.valueOf("x-opt-jms-msg-type"), (byte) 5));
    Section values = new ApplicationProperties(Map.of("a", 1L, "b", true, "c", "d", "e", 1.5));
    return List.of(
        encode(body()),
        encode(bytes),
        encode(new AmqpValue(new Binary(new byte[] {1}))),
        encode(new Header(), text, json, values, body()),
        encode(new Header(), json, values, bytes));
  }

  @Test
  void aMessageOfAnotherFormatIsRefused() {
    AMQPStandardMessage other = new AMQPStandardMessage(1, encode(body()), null);
    assertThatThrownBy(() -> send(other)).hasMessageStartingWith("other-format: ");
    assertThatThrownBy(() -> send(new CoreMessage(1, 100)))
        .isInstanceOf(ActiveMQException.class)
        .hasMessageStartingWith("other-format: ");
  }

  @Test
  void aForgedOriginAndADuplicateIdAreForgotten() throws ActiveMQException {
    Map<Symbol, Object> origin = new HashMap<>();
    origin.put(Symbol.valueOf("x-opt-ORIG-ADDRESS"), "opd.dinkes");
    Section names = properties("_AMQ_ORIG_ADDRESS", "opd.dinkes", "_AMQ_DUPL_ID", "1");
    AMQPStandardMessage message = message(encode(new MessageAnnotations(origin), names, body()));
    send(message);
    assertThat(message.toCore().getPropertyNames().toString())
        .doesNotContain("ADDRESS", "_AMQ_DUPL");
  }

  @Test
  void aSecondStampAnywhereIsRefused() {
    Map<Object, Object> footer = new HashMap<>();
    footer.put(Symbol.valueOf("laksa_sender"), "dinkes");
    assertRefused(encode(forged(), forged(), body()));
    assertRefused(encode(body(), forged()));
    assertRefused(encode(forged(), new Header(), forged(), body()));
    assertRefused(encode(body(), forged(), body()));
    assertRefused(encode(body(), new Footer(footer)));
  }

  @Test
  void whatCannotBeReadIsRefusedByTheOneExceptionTheBrokerHeeds() {
    assertRefused(PROPERTIES_WITH_A_SYMBOL_AS_KEY);
    assertRefused(PROPERTIES_THAT_ARE_A_LIST);
  }

  @Test
  void aSenderWithoutANameIsRefused() {
    AMQPStandardMessage message = message(encode(body()));
    assertThatThrownBy(() -> plugin.beforeSend(sessionOf(null), null, message, false, false))
        .isInstanceOf(ActiveMQException.class);
    assertThatThrownBy(() -> plugin.beforeSend(sessionOf(""), null, message, false, false))
        .isInstanceOf(ActiveMQException.class);
  }

  @Test
  void theTrustedUsersMessageIsLeftAsItIs() throws ActiveMQException {
    plugin.init(Map.of(SenderStampPlugin.TRUSTED_USER, "kec"));
    AMQPStandardMessage message = message(encode(forged(), body()));
    send(message);
    assertThat(message.getStringProperty("laksa_sender")).isEqualTo("dinkes");
  }

  private void assertRefused(byte[] encoded) {
    assertThatThrownBy(() -> send(message(encoded))).isInstanceOf(ActiveMQException.class);
  }

  private void send(Message message) throws ActiveMQException {
    plugin.beforeSend(sessionOf("kec"), null, message, false, false);
  }

  private static AMQPStandardMessage message(byte[] encoded) {
    return new AMQPStandardMessage(0, encoded, null);
  }

  private static ServerSession sessionOf(String user) {
    return (ServerSession)
        Proxy.newProxyInstance(
            ServerSession.class.getClassLoader(),
            new Class<?>[] {ServerSession.class},
            (proxy, method, arguments) ->
                method.getName().equals("getValidatedUser") ? user : null);
  }

  private static Section forged() {
    return properties("laksa_sender", "dinkes");
  }

  private static Section body() {
    return new AmqpValue("{}");
  }

  private static Section properties(String... pairs) {
    Map<String, Object> properties = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      properties.put(pairs[i], pairs[i + 1]);
    }
    return new ApplicationProperties(properties);
  }
}
