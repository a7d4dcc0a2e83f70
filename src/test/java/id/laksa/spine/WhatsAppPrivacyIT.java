package id.laksa.spine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.dev.simulator.Citizen;
import id.laksa.dev.simulator.Faults.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who writes, what he writes and under which id stays between him and his department. */
class WhatsAppPrivacyIT extends WhatsAppCase {
  private static final String NUMBER = "628998877001";
  private static final String WORDS = "Gang Rahasia 9";

  @AfterEach
  void mend() {
    ledger
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("drop function if exists cut_off() cascade");
              handle.execute("delete from errand where dead_at is not null");
            });
  }

  @Test
  void itIsInNoEventNoPublicViewNoFigureAndNoLog() throws Exception {
    Citizen zulaikha = engine.whatsapp().citizen(NUMBER, "Zulaikha");
    List<String> secrets =
        new ArrayList<>(List.of(NUMBER, "Zulaikha", WORDS, RunningEngine.ACCESS_TOKEN));
    try (LogKeeper log = LogKeeper.started();
        EventReader events = new EventReader(engine);
        DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      engine.whatsapp().faults().failNext(Call.SEND, 500, 131000, 1);
      secrets.add(zulaikha.text("#jalanrusak " + WORDS + ", saya Zulaikha " + NUMBER));
      awaitInTime(() -> !zulaikha.inbox().isEmpty());
      String ticket = ticketIn(newest(zulaikha, 1));
      secrets.add(zulaikha.text("Dekat " + WORDS));
      secrets.add(zulaikha.location(-6.1783, 106.6319, WORDS, null));
      engine.whatsapp().faults().failNext(Call.DOWNLOAD, 500, 131000, 1);
      secrets.add(zulaikha.photo(Photographs.ofAStreet(81), null));
      secrets.add(zulaikha.photo("no photo".getBytes(UTF_8), null));
      awaitInTime(() -> history(ticket).contains("photo-missed"));
      dpupr.answer(ticket, "NEEDS_INFO");
      awaitStatus(ticket, "WAITING_FOR_REPORTER");
      cutOffConversations();
      secrets.add(zulaikha.text(WORDS));
      await().until(() -> errands("reason = 'UnableToExecuteStatementException'") == 1);
      mend();
      awaitInTime(() -> citizen.look(ticket).path("status").asText().equals("IN_PROGRESS"));
      everythingThatCanGoWrong();
      settle();
      zulaikha.inbox().forEach(received -> secrets.add(received.wamid()));

      events.of(ticket, 8);
      events.seen().forEach(event -> assertNone(secrets, event.value() + event.headers()));
      assertNone(secrets, citizen.look(ticket).toString());
      assertNone(secrets, text("/lacak/" + ticket));
      assertNone(secrets, engine.metrics());
      assertNone(secrets, String.join("\n", log.lines()));
    }
  }

  @Test
  void itLiesSealedInTheLedger() {
    Citizen zulaikha = engine.whatsapp().citizen("628998877002", "Zulaikha");
    String wamid = zulaikha.photo(Photographs.ofAStreet(82), null);
    awaitInbox(zulaikha, 1);
    for (String table :
        List.of(
            "errand", "whatsapp_contact", "whatsapp_waiting", "whatsapp_seen", "whatsapp_sent")) {
      for (String secret : List.of("628998877002", "Zulaikha", wamid)) {
        String hex = java.util.HexFormat.of().formatHex(secret.getBytes(UTF_8));
        assertThat(
                ledger.count(
                    "select count(*) from "
                        + table
                        + " t"
                        + " where position(? in t::text) + position(? in t::text) > 0",
                    secret,
                    hex))
            .isZero();
      }
    }
  }

  private void everythingThatCanGoWrong() {
    deliver(("{Zulaikha " + NUMBER).getBytes(UTF_8));
    deliver(("{\"object\": \"Zulaikha " + NUMBER + "\"}").getBytes(UTF_8));
    deliver(("{\"Zulaikha\": \"" + NUMBER + "\"}").getBytes(UTF_8), "sha256=Zulaikha");
    deliverStatus("{\"id\": \"Zulaikha\", \"status\": \"" + NUMBER + "\"}");
    citizen.get("/webhooks/whatsapp?hub.mode=subscribe&hub.verify_token=Zulaikha", Map.of());
  }

  /** No conversation can be settled from now on: each attempt is a fault that is told. */
  private void cutOffConversations() {
    ledger
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "create function cut_off() returns trigger language plpgsql as"
                      + " 'begin raise exception ''cut off''; end'");
              handle.execute(
                  "create trigger cut_off before update on whatsapp_contact"
                      + " for each row execute function cut_off()");
            });
  }

  private String text(String path) {
    return new String(citizen.get(path, Map.of()).raw().body(), UTF_8);
  }

  private static void assertNone(List<String> secrets, String text) {
    assertThat(text).doesNotContainIgnoringCase(secrets.toArray(String[]::new));
  }
}
