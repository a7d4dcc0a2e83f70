package id.laksa.dev.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/** An operator in the Live Room, with a browser. */
final class Operator {
  private static final String LIST = "/live-room/";
  private static final String LOGIN = "/live-room/login";
  private final HttpDoor city;
  private final Narrator narrator;

  Operator(HttpDoor city, Narrator narrator) {
    this.city = city;
    this.narrator = narrator;
  }

  void logsIn(String password) {
    narrator.sent("POST " + LOGIN + " as operator");
    Map<String, String> form = new LinkedHashMap<>(Html.hidden(city.get(LOGIN).with(200).text()));
    form.put("user", "operator");
    form.put("password", password);
    DoorAnswer answer = city.postFields(LOGIN, form).with(303);
    Unexpected.unless(answer.location().equals(LIST), "the way into the Live Room", answer);
  }

  /** Finds a complaint among those to be decided, and sends it to a category's department. */
  void assigns(String ticket, String category) {
    String page = LIST + "laporan/" + ticket;
    String list = city.get(LIST).with(200).text();
    Unexpected.unless(
        list.contains(ticket), ticket + " among those to be decided", "a list without");
    narrator.came("GET " + LIST + ": " + ticket + " waits for a decision");
    String shown =
        Poll.until(
            "the reporter's photo on " + page,
            () -> city.get(page).with(200).text(),
            html -> !Html.images(html).isEmpty());
    narrator.came("GET " + page + ": what he wrote, his photo, and why no rule decided");
    Map<String, String> form = new LinkedHashMap<>(Html.hidden(shown));
    form.put("category", Html.option(shown, category));
    narrator.sent("POST %s/teruskan: %s".formatted(page, category));
    DoorAnswer answer = city.postFields(page + "/teruskan", form).with(303);
    Unexpected.unless(answer.location().contains(ticket), "the list again", answer);
    narrator.came("303 " + answer.location());
  }
}
