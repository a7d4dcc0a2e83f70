package id.laksa.app;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.channel.Channels;
import id.laksa.channel.DeclaredChannel;
import id.laksa.channel.Submitter;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Said;
import id.laksa.complaint.Complaints;
import id.laksa.complaint.Receipt;
import id.laksa.complaint.Reporter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReachableReportersTest {
  private static final Channel TELEGRAM = new Channel("TELEGRAM");
  private static final Channels CITY =
      new Channels(
          List.of(new DeclaredChannel(TELEGRAM, "Telegram", Set.of(Submitter.CITY), "telegram")));
  private final ReachableReporters reporters = new ReachableReporters(false, false, () -> CITY);

  @Test
  void whoIsToldByARouteOfTheCityIsReachedAndHadHisReceiptAsAnAnswer() {
    assertThat(reporters.reaches(by(TELEGRAM))).isTrue();
    assertThat(reporters.tells(receipt(TELEGRAM, false))).isFalse();
  }

  @Test
  void whoWasOnlyPromisedAReceiptIsToldOfItWhenItIsThere() {
    assertThat(reporters.tells(receipt(TELEGRAM, true))).isTrue();
    assertThat(reporters.tells(receipt(Channel.APP, true))).isFalse();
  }

  @Test
  void onWhatsAppTheReceiptIsAMessage() {
    assertThat(reporters.reaches(by(Channel.WHATSAPP))).isTrue();
    assertThat(reporters.tells(receipt(Channel.WHATSAPP, false))).isTrue();
  }

  @Test
  void whoSpokeToADeskIsToldOfTheReceiptOnlyWhereWhatsAppIsAllowed() {
    Reporter silent = new Reporter("Bu Aminah", "0812-1100-2233", null);
    assertThat(reporters.reaches(by(Channel.DESK))).isTrue();
    assertThat(reporters.tells(receipt(Channel.DESK, null))).isFalse();
    assertThat(reporters.tells(receipt(Channel.DESK, silent))).isFalse();
    assertThat(reporters.tells(receipt(Channel.DESK, silent.onWhatsApp("6281211002233")))).isTrue();
    assertThat(reporters.tells(receipt(TELEGRAM, silent.onWhatsApp("6281211002233")))).isFalse();
  }

  @Test
  void withoutMailOrCallbackTheWebReachesNobody() {
    assertThat(reporters.reaches(by(Channel.WEB))).isFalse();
    assertThat(new ReachableReporters(true, false, () -> CITY).reaches(by(Channel.WEB))).isTrue();
    assertThat(new ReachableReporters(false, true, () -> CITY).reaches(by(Channel.WEB))).isFalse();
    assertThat(new ReachableReporters(false, true, () -> CITY).reaches(by(Channel.APP))).isTrue();
  }

  private static Receipt receipt(Channel channel, boolean unanswered) {
    return new Receipt(by(channel), "00", "00", null, List.of(), unanswered);
  }

  private static Receipt receipt(Channel channel, @Nullable Reporter reporter) {
    return new Receipt(by(channel), "00", "00", reporter, List.of());
  }

  private static Complaint by(Channel channel) {
    Complaint flood = Complaints.aFloodComplaint();
    Said said = flood.said();
    return flood.saying(
        new Said(
            channel,
            said.receivedAt(),
            said.text(),
            said.hashtags(),
            said.location(),
            said.photos(),
            said.anonymous(),
            said.confidential()));
  }
}
