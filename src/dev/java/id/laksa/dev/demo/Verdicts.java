package id.laksa.dev.demo;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.JMSException;
import java.util.Collections;
import java.util.List;

/** Third act: the reporters have the last word, and everybody may look. */
final class Verdicts {
  private final DemoStage stage;
  private final Story story;
  private final Narrator narrator;
  private final Work work;

  Verdicts(DemoStage stage, Work work) {
    this.stage = stage;
    this.story = stage.story();
    this.narrator = stage.narrator();
    this.work = work;
  }

  /** The last case is the one that is reopened. */
  void play(List<Case> cases) {
    Case last = cases.get(cases.size() - 1);
    story.step(
        "Reporters: each says on his own channel that it is done.",
        () -> {
          for (Case one : cases.subList(0, cases.size() - 1)) {
            confirm(one);
          }
        });
    story.step(
        last.reporter().name() + " says it is not done: the same ticket goes back, round 2.",
        () -> reopen(last));
    story.step(
        "What anyone may see of it, and of what is confidential.",
        () -> {
          look(cases);
          tidy(cases);
        });
  }

  private void confirm(Case done) {
    done.reporter().confirms();
    work.awaitStatus(done, "CLOSED");
    story.proved(done, "confirmed by the reporter, CLOSED");
  }

  private void reopen(Case again) throws JMSException {
    again.reporter().reopens("Air masih meluap di ujung gang.");
    JsonNode order =
        again.desk().order(again.ticket(), "round 2", one -> one.path("round").asInt() == 2);
    narrator.came(
        "%s: work order for the same ticket, round %d"
            .formatted(again.desk().code(), order.path("round").asInt()));
    work.finish(again, "Saluran dikeruk ulang sampai ke ujung gang.");
    confirm(again);
  }

  /** Repeated orders that nobody needs any more shouldn't wait for a real department. */
  private void tidy(List<Case> cases) throws JMSException {
    for (Case one : cases) {
      one.desk().clears(one.ticket());
    }
  }

  private void look(List<Case> cases) {
    Case last = cases.get(cases.size() - 1);
    JsonNode state = AppCitizen.state(stage.city(), last.ticket());
    narrator.sent("GET /api/v1/complaints/" + last.ticket());
    for (JsonNode happening : state.path("history")) {
      narrator.says(
          "< %.19s  %-15s %s"
              .formatted(
                  happening.path("at").asText(),
                  happening.path("event").asText(),
                  happening.path("text").asText()));
    }
    List<String> events = state.path("history").findValuesAsText("event");
    Unexpected.unless(
        Collections.frequency(events, "resolved") == 2 && state.path("evidence").size() == 2,
        "two rounds with a photo each",
        state);
    story.proved(last, events.size() + " steps of history, both rounds with photos");
    for (Case one : cases) {
      if (one.reporter() instanceof WebCitizen) {
        narrator.sent("GET /lacak/" + one.ticket());
        String page = stage.city().get("/lacak/" + one.ticket()).with(200).text();
        Unexpected.unless(
            page.contains("Laporan rahasia")
                && !page.contains(one.result())
                && Html.images(page).isEmpty(),
            "a page with the status only",
            page);
        narrator.came("\"Laporan rahasia\": its status, no words, no photo");
        story.proved(one, "confidential: the public sees the status only");
      }
    }
  }
}
