package id.laksa.dev.demo;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.dev.demo.DepartmentDesk.Evidence;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.Locale;

/** Second act: departments work over AMQP, and what they show reaches the reporters. */
final class Work {
  private final DemoStage stage;
  private final Story story;
  private final Narrator narrator;

  Work(DemoStage stage) {
    this.stage = stage;
    this.story = stage.story();
    this.narrator = stage.narrator();
  }

  /** Everybody works. */
  void play(List<Case> cases) {
    story.step(
        "Departments, over AMQP: each takes its order from its own queue, fetches the photo,"
            + " acknowledges.",
        () -> {
          for (Case one : cases) {
            take(one);
          }
        });
    Case asked = cases.stream().filter(Work::canChat).findFirst().orElse(cases.get(1));
    story.step(
        "A question: %s asks, %s answers on %s; until then the clock stands still."
            .formatted(asked.desk().code(), asked.reporter().name(), asked.reporter().channel()),
        () -> ask(asked));
    Case first = cases.get(0);
    story.step(
        first.desk().code() + " says it is done, without a photo. Done means shown: refused.",
        () -> claim(first));
    story.step(
        "The work is done: first the photo, then RESOLVED. Both reach the reporter on his channel.",
        () -> {
          for (Case one : cases) {
            finish(one, one.result());
          }
        });
  }

  /** Shows the finished work and waits until its reporter sees the very photo. */
  void finish(Case done, String result) throws JMSException {
    DepartmentDesk desk = done.desk();
    Evidence evidence = desk.upload(done.ticket(), stage.photographer().after());
    desk.says("RESOLVED", done.ticket(), result, List.of(evidence.id()));
    narrator.sent(
        "%s: uploads a photo, SHA-256 %s…, then RESOLVED \"%s\""
            .formatted(desk.code(), evidence.sha256().substring(0, 12), result));
    done.reporter().hears(result);
    List<String> shown = done.reporter().photosShown();
    Unexpected.unless(shown.contains(evidence.sha256()), "the photo " + evidence.sha256(), shown);
    narrator.came(
        "%s: the photo %s sees has SHA-256 %s…"
            .formatted(
                done.reporter().channel(),
                done.reporter().name(),
                evidence.sha256().substring(0, 12)));
    story.proved(done, "text and photo came back, same SHA-256");
  }

  private void take(Case mine) throws JMSException {
    JsonNode order =
        mine.desk().order(mine.ticket(), "an order with its photo and place", mine::isWhole);
    narrator.came(
        "opd.%s: %s round %d, %s, %s, %d photo, decided by %s: %s"
            .formatted(
                user(mine),
                mine.ticket(),
                order.path("round").asInt(),
                order.path("category").asText(),
                order.path("priority").asText(),
                order.path("photos").size(),
                order.path("explanation").path("decidedBy").asText(),
                order.path("explanation").path("rule").asText()));
    JsonNode photo = order.path("photos").path(0);
    DoorAnswer fetched = mine.desk().photo(photo.path("url").asText());
    Unexpected.unless(
        fetched.sha256().equals(photo.path("sha256").asText()), "the photo of the order", photo);
    mine.desk().says("ACKNOWLEDGED", mine.ticket(), "Kami terima.", List.of());
    narrator.sent(mine.desk().code() + ": ACKNOWLEDGED to opd.updates");
    awaitStatus(mine, "ACKNOWLEDGED");
    story.proved(mine, "order taken, photo's hash right, ACKNOWLEDGED");
  }

  private void ask(Case asked) throws JMSException {
    String question = "Di sebelah mana persisnya?";
    String reply = "Sisi timur, di samping gerbang biru.";
    asked.desk().says("NEEDS_INFO", asked.ticket(), question, List.of());
    narrator.sent(asked.desk().code() + ": NEEDS_INFO \"" + question + "\"");
    asked.reporter().hears(question);
    String clock = awaitStatus(asked, "WAITING_FOR_REPORTER").path("clock").asText();
    Unexpected.unless(clock.equals("paused"), "a clock that is paused", clock);
    narrator.came(asked.ticket() + " is WAITING_FOR_REPORTER, its clock " + clock);
    asked.reporter().informs(reply);
    JsonNode order =
        asked.desk().order(asked.ticket(), "the answer", one -> one.toString().contains(reply));
    narrator.came(
        "opd.%s: the order again, with a note: ".formatted(user(asked))
            + order.path("note").asText());
    story.proved(asked, "question and answer arrived; clock paused");
  }

  private void claim(Case claimed) throws JMSException {
    DepartmentDesk desk = claimed.desk();
    String update = desk.says("RESOLVED", claimed.ticket(), "Sudah selesai.", List.of());
    narrator.sent(desk.code() + ": RESOLVED \"Sudah selesai.\", no evidence");
    String refusal = desk.refusal(update);
    narrator.came("opd." + user(claimed) + ".refused: " + refusal);
    Unexpected.unless(refusal.startsWith("evidence-missing"), "evidence-missing", refusal);
    awaitStatus(claimed, "ACKNOWLEDGED");
    story.proved(claimed, "refused: evidence-missing; nothing changed");
  }

  /** Waits until the public sees a status; gives the whole state. */
  JsonNode awaitStatus(Case about, String status) {
    HttpDoor city = stage.city();
    return Poll.until(
        about.ticket() + " to become " + status,
        () -> AppCitizen.state(city, about.ticket()),
        state -> state.path("status").asText().equals(status));
  }

  private static String user(Case one) {
    return one.desk().code().toLowerCase(Locale.ROOT);
  }

  private static boolean canChat(Case one) {
    return one.reporter() instanceof WhatsAppCitizen;
  }
}
