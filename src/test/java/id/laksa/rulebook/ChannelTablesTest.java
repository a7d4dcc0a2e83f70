package id.laksa.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.channel.DeclaredChannel;
import id.laksa.complaint.BulkSource;
import id.laksa.complaint.Channel;
import org.junit.jupiter.api.Test;

class ChannelTablesTest extends TablesCase {
  private static final String TABLE = "conf/channels.csv";
  private static final Channel TELEGRAM = new Channel("TELEGRAM");

  @Test
  void theDeliveredTableHasTheEnginesDoorsAndADesk() {
    assertThat(book().channels().all())
        .extracting(one -> one.channel().code())
        .containsExactly("APP", "WHATSAPP", "WEB", "OPEN311", "DESK");
    assertThat(book().channels().of(Channel.DESK).map(DeclaredChannel::isOpenToCity))
        .contains(true);
    assertThat(book().channels().of(Channel.APP).map(DeclaredChannel::isOpenToCity))
        .contains(false);
  }

  @Test
  void aRowMoreIsAChannelMoreAndOtherRules() {
    String before = book().version();
    folders.append(TABLE, "TELEGRAM,Telegram,city,telegram");
    assertThat(book().channels().name(TELEGRAM)).isEqualTo("Telegram");
    assertThat(book().channels().tell(TELEGRAM)).contains("telegram");
    assertThat(book().version()).isNotEqualTo(before);
  }

  @Test
  void anotherSystemMayHandInByIt() {
    folders
        .append(TABLE, "TELEGRAM,Telegram,engine,telegram")
        .append("conf/sources.csv", "partner,TELEGRAM");
    assertThat(folders.faults()).isEmpty();
    assertThat(RuleBook.sources(folders.conf()))
        .containsExactly(BulkSource.BULK, new BulkSource("partner", TELEGRAM));
  }

  @Test
  void aCityThatWasThereBeforeTheTableHasTheChannelsItHad() {
    folders.delete(TABLE);
    assertThat(folders.faults()).isEmpty();
    assertThat(book().channels().name(Channel.APP)).isEqualTo("Aplikasi");
  }

  @Test
  void whatALostRowLeavesBehindShowsItsCode() {
    folders.replace(TABLE, "DESK,Loket,engine city,\n", "");
    assertThat(book().channels().name(Channel.DESK)).isEqualTo("DESK");
    assertThat(book().channels().byCode("DESK")).isEmpty();
  }

  private RuleBook book() {
    return ((LoadResult.Loaded) folders.load()).ruleBook();
  }
}
