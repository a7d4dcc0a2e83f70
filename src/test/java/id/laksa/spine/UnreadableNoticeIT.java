package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.dev.simulator.Citizen;
import org.junit.jupiter.api.Test;

/** News that can't be told any more is set aside, and what is behind it is told. */
class UnreadableNoticeIT extends WhatsAppCase {
  private static final String BURIED =
      "select count(*) from dead_letter where source = 'outbox:notifications'";

  @Test
  void anEventOfANewerVersionHoldsUpNobodyElse() throws Exception {
    somethingOfANewerVersion(complaintOf(somebody()));
    awaitInTime(() -> ledger.count(BURIED) == 1);
    Citizen budi = somebody();
    String ticket = complaintOf(budi);
    assertThat(newest(budi, 1).text()).contains(ticket);
    ledger.forgetDeadLetters();
  }

  private void somethingOfANewerVersion(String ticket) {
    ledger
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute(
                  "insert into complaint_event (complaint_id, seq, type, at, actor, data, hash)"
                      + " select complaint_id, 99, 'FROM_TOMORROW', at, actor, data, hash"
                      + " from complaint_event where seq = 1 and complaint_id ="
                      + " (select id from complaint where ticket = ?)",
                  ticket);
              handle.execute(
                  "insert into outbox (destination, complaint_ids, first_seqs, last_seqs)"
                      + " select 'notifications', array[id], array[99], array[99] from complaint"
                      + " where ticket = ?",
                  ticket);
            });
  }
}
