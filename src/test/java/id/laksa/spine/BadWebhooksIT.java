package id.laksa.spine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.SealedBox;
import id.laksa.deadletter.DeadLetter;
import id.laksa.errand.jdbc.DeadErrands;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes to Meta's door and isn't as it should be. */
class BadWebhooksIT extends WhatsAppCase {
  private static final String DOOR = "/webhooks/whatsapp";
  private static final byte[] GOOD = "{\"object\":\"whatsapp_business_account\"}".getBytes(UTF_8);

  @Test
  void theHandshakeGivesTheChallengeBackForTheRightToken() {
    assertThat(engine.whatsapp().handshake("laksa-test-verify-token").join()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=wrong",
        "?hub.mode=subscribe&hub.challenge=1",
        "?hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=laksa-test-verify-token",
        ""
      })
  void anyOtherHandshakeIsForbidden(String query) {
    assertThat(citizen.get(DOOR + query, Map.of()).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256=",
        "sha256=0000000000000000000000000000000000000000000000000000000000000000",
        "sha1=da52827fd6a6f62c485bdd377fb2fd454f066d68bbae759a71b3cd9faa79b988"
      })
  void aWrongSignatureIsForbiddenAndNothingIsStored(String signature) {
    long before = stored();
    byte[] body = message("wamid.BAD" + signature, "#jalanrusak");
    assertThat(deliver(body, signature)).isEqualTo(403);
    assertThat(citizen.post(DOOR, body, Map.of()).status()).isEqualTo(403);
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void aSignatureOfOtherBytesIsForbidden() {
    byte[] other = "{\"object\": \"whatsapp_business_account\"}".getBytes(UTF_8);
    assertThat(deliver(other, SIGNATURE.of(GOOD))).isEqualTo(403);
    assertThat(deliver(GOOD, SIGNATURE.of(GOOD))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"object\":", "[]", "\"text\"", "null", "\u0000", "{} {}"})
  void whatIsNoJsonObjectIsKeptForAPerson(String body) {
    assertKept(body.getBytes(UTF_8));
  }

  @Test
  void threeMegabytesOfNothingAreKeptForAPerson() {
    assertKept("x".repeat(3_000_000).getBytes(UTF_8));
  }

  @Test
  void deepNestingIsKeptForAPerson() {
    assertKept(("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}").getBytes(UTF_8));
  }

  @Test
  void theSameUnreadableBodyTwiceIsOneDeadLetter() {
    byte[] body = "twice".getBytes(UTF_8);
    assertKept(body);
    assertThat(deliver(body)).isEqualTo(200);
    assertThat(dead(letter -> true)).isEqualTo(1);
  }

  @Test
  void aMessageThatLacksWhatItMustHaveIsKeptForAPerson() {
    String broken =
        "{\"id\": \"wamid.NOBODY\", \"type\": \"image\", \"from\": \"628110\", \"image\": {}}";
    assertThat(deliver(body(broken))).isEqualTo(200);
    settle();
    assertThat(dead(letter -> letter.reason().startsWith("not a message"))).isEqualTo(1);
  }

  @Test
  void threeMegabytesOfMessagesAreAllTaken() {
    double before = received("reaction");
    String padding = "x".repeat(28_000);
    String hundred =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    """
                    {"id": "wamid.MANY%d", "from": "62811", "type": "reaction", "reaction": "%s"}
                    """
                        .formatted(i, padding))
            .collect(Collectors.joining(","));
    assertThat(deliver(body(hundred))).isEqualTo(200);
    settle();
    assertThat(received("reaction")).isEqualTo(before + 100);
  }

  @Test
  void fieldsThatConcernNobodyAreCounted() {
    double before = received("security");
    String body =
        """
        {"object": "whatsapp_business_account", "entry": [{"changes": [
          {"field": "security", "value": {}}, {"field": "Zulaikha", "value": {}}]}]}
        """;
    assertThat(deliver(body.getBytes(UTF_8))).isEqualTo(200);
    assertThat(received("security")).isEqualTo(before + 1);
    assertThat(received("Zulaikha")).isZero();
  }

  private void assertKept(byte[] body) {
    assertThat(deliver(body)).isEqualTo(200);
    assertThat(dead(letter -> letter.reason().startsWith("not "))).isEqualTo(1);
  }

  private long dead(Predicate<DeadLetter> which) {
    return new DeadErrands(ledger.jdbi(), new SealedBox(new byte[32]), engine.clock())
        .list().stream().filter(which).count();
  }

  @BeforeEach
  @AfterEach
  void forgetTheDead() {
    ledger
        .jdbi()
        .useHandle(handle -> handle.execute("delete from errand where dead_at is not null"));
  }

  private long stored() {
    return errands("true") + ledger.count("select count(*) from whatsapp_seen");
  }

  private static byte[] message(String wamid, String text) {
    return body(
        "{\"id\": \"%s\", \"from\": \"628110\", \"type\": \"text\", \"text\": {\"body\": \"%s\"}}"
            .formatted(wamid, text));
  }

  private static byte[] body(String messages) {
    return """
    {"object": "whatsapp_business_account", "entry": [{"changes": [
      {"field": "messages", "value": {"messages": [%s]}}]}]}
    """
        .formatted(messages)
        .getBytes(UTF_8);
  }
}
