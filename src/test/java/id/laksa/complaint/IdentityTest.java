package id.laksa.complaint;

import static id.laksa.complaint.Complaints.aKey;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {
  private static final String KEY_OF_THE_APP = "0b0e7a52-5f0c-4a53-8f5d-6e0c2f1d9a77";
  private static final UUID ID = Identity.complaintId(Channel.APP, KEY_OF_THE_APP);
  private final Identity identity = new Identity(aKey());
  private final Identity ofAnotherCity =
      new Identity("another key of exactly 32 bytes.".getBytes(StandardCharsets.US_ASCII));

  @ParameterizedTest
  @CsvSource({
    "APP,      0b0e7a52-5f0c-4a53-8f5d-6e0c2f1d9a77, 71d86360-55dd-5528-ba4f-65efc1934446",
    "WHATSAPP, 0b0e7a52-5f0c-4a53-8f5d-6e0c2f1d9a77, a72faf9c-ba23-53ea-b402-7c4e3bc07997",
    "APP,      kunci-ü,                              b0c5a65c-639d-5fc9-a057-3868e7375b6b"
  })
  void theIdIsTheUuidThatEveryOtherLibraryComputes(Channel channel, String key, UUID expected) {
    assertThat(Identity.complaintId(channel, key)).isEqualTo(expected);
  }

  @Test
  void theIdSaysThatItIsOfVersionFiveAndTheUsualVariant() {
    assertThat(IntStream.range(0, 500).mapToObj(i -> Identity.complaintId(Channel.WEB, "key" + i)))
        .allSatisfy(id -> assertThat(List.of(id.version(), id.variant())).containsExactly(5, 2));
  }

  @Test
  void theSameComplaintGetsTheSameTicketAndTheSameAnswerKeyOnEveryNode() {
    Identity onAnotherNode = new Identity(aKey());
    assertThat(onAnotherNode.ticketOf(ID)).isEqualTo(identity.ticketOf(ID));
    assertThat(onAnotherNode.answerKeyOf(ID)).isEqualTo(identity.answerKeyOf(ID));
  }

  @Test
  void noTwoComplaintsShareATicket() {
    assertThat(IntStream.range(0, 5_000).mapToObj(this::ticket)).doesNotHaveDuplicates();
  }

  @Test
  void everyTicketWeGiveOutIsKnownAsOurs() {
    assertThat(IntStream.range(0, 500).mapToObj(this::ticket)).allMatch(identity::isOurs);
  }

  @Test
  void aForgedNumberWithARightCheckCharacterIsNotOurs() {
    TicketNumber forged = TicketNumber.ofSymbols("ABCD1234EFGH567");
    assertThat(TicketNumber.parse(forged.value())).contains(forged);
    assertThat(identity.isOurs(forged)).isFalse();
  }

  @Test
  void aTicketOfAnotherCityIsNotOurs() {
    assertThat(identity.isOurs(ofAnotherCity.ticketOf(ID))).isFalse();
  }

  @Test
  void theAnswerKeyHas128BitsAndFitsIntoAnAddress() {
    assertThat(identity.answerKeyOf(ID)).matches("[A-Za-z0-9_-]{22}");
    assertThat(identity.answerKeyOf(ID)).isNotEqualTo(ofAnotherCity.answerKeyOf(ID));
  }

  @Test
  void aPhotoHasAnotherIdInAnotherComplaintAndAsEvidence() {
    String photo = "ab".repeat(32);
    UUID other = Identity.complaintId(Channel.APP, "another");
    assertThat(
            List.of(
                identity.claimId("photo", ID, photo),
                identity.claimId("photo", other, photo),
                identity.claimId("evidence:DPUPR", ID, photo),
                identity.claimId("evidence:DLH", ID, photo),
                identity.claimId("photo", ID, "cd".repeat(32))))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[0-9A-HJKMNP-TV-Z]{26}"));
    assertThat(identity.claimId("photo", ID, photo))
        .isEqualTo(identity.claimId("photo", ID, photo));
  }

  private TicketNumber ticket(int i) {
    return identity.ticketOf(Identity.complaintId(Channel.APP, "key" + i));
  }
}
