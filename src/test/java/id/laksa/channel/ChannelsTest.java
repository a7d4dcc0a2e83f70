package id.laksa.channel;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.Channel;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChannelsTest {
  private static final Channel TELEGRAM = new Channel("TELEGRAM");
  private static final Channels CITY =
      new Channels(
          List.of(
              new DeclaredChannel(Channel.APP, "Aplikasi", Set.of(Submitter.ENGINE), null),
              new DeclaredChannel(TELEGRAM, "Telegram", Set.of(Submitter.CITY), "telegram")));

  @Test
  void aDeclaredChannelHasANameAndAWayToTell() {
    assertThat(CITY.name(TELEGRAM)).isEqualTo("Telegram");
    assertThat(CITY.tell(TELEGRAM)).contains("telegram");
    assertThat(CITY.tell(Channel.APP)).isEmpty();
  }

  @Test
  void whatCameByAChannelWhoseRowIsGoneStillShowsItsCode() {
    assertThat(CITY.name(new Channel("SP4N"))).isEqualTo("SP4N");
    assertThat(CITY.tell(new Channel("SP4N"))).isEmpty();
  }

  @Test
  void onlyWhatWasDeclaredOpenIsOpenToACitysRoute() {
    assertThat(CITY.byCode("TELEGRAM")).matches(one -> one.orElseThrow().isOpenToCity());
    assertThat(CITY.byCode("APP")).matches(one -> !one.orElseThrow().isOpenToCity());
    assertThat(CITY.byCode("FAX")).isEmpty();
    assertThat(CITY.byCode("../fax")).isEmpty();
  }

  @Test
  void aCityWithoutATableHasTheEnginesDoorsAndADesk() {
    assertThat(Channels.STANDARD.all())
        .extracting(one -> one.channel().code())
        .containsExactly("APP", "WHATSAPP", "WEB", "OPEN311", "DESK");
    assertThat(Channels.STANDARD.all().stream().filter(DeclaredChannel::isOpenToCity))
        .extracting(DeclaredChannel::channel)
        .containsExactly(Channel.DESK);
  }
}
