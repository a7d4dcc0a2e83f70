package id.laksa.dev.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A citizen with a browser that runs no JavaScript. */
final class WebCitizen implements DemoReporter {
  private static final Pattern RECEIPT = Pattern.compile("/lapor/(LKS-[^/]+)/([\\w-]+)");
  private final String name;
  private final HttpDoor city;
  private final Narrator narrator;
  private String ticket = "";
  private String key = "";

  /**
   * What is filled in.
   *
   * @param category chosen by its name
   * @param kelurahan chosen by its name
   */
  record Typed(String text, String category, String kelurahan) {}

  WebCitizen(String name, HttpDoor city, Narrator narrator) {
    this.name = name;
    this.city = city;
    this.narrator = narrator;
  }

  /** Opens the form; gives the page. */
  String opensForm() {
    narrator.sent("GET /");
    return city.get("/").with(200).text();
  }

  /** Fills in the form, confidentially, and sends it; gives the receipt's page. */
  String sends(String page, Typed typed, byte[] photo) {
    FormBody form = new FormBody().field("text", typed.text());
    Html.hidden(page).forEach(form::field);
    form.field("hashtag", Html.option(page, typed.category()))
        .field("place", Html.option(page, typed.kelurahan()))
        .field("confidential", "1")
        .photo(photo);
    narrator.sent(
        "POST /lapor, %s, %s, confidential, photo of %d kB: %s"
            .formatted(typed.category(), typed.kelurahan(), photo.length / 1024, typed.text()));
    DoorAnswer answer =
        city.postForm("/lapor", form, Map.of("Origin", city.base().toString())).with(303);
    Matcher receipt = RECEIPT.matcher(answer.location());
    Unexpected.unless(receipt.lookingAt(), "the way to a receipt", answer.location());
    ticket = receipt.group(1);
    key = receipt.group(2);
    narrator.came("303 to the receipt, /lapor/%s/%s…".formatted(ticket, key.substring(0, 4)));
    return city.get(answer.location()).with(200).text();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String channel() {
    return "Web";
  }

  @Override
  public String ticket() {
    return ticket;
  }

  @Override
  public void hears(String words) {
    Poll.until("\"" + words + "\" on the page", this::page, page -> page.contains(words));
    narrator.came(
        "GET /lacak/%s/%s…: the page says \"%s\"".formatted(ticket, key.substring(0, 4), words));
  }

  @Override
  public List<String> photosShown() {
    return Html.images(page()).stream()
        .map(image -> city.get(image.replace("&amp;", "&")).with(200).sha256())
        .toList();
  }

  @Override
  public void informs(String text) {
    answers("INFORMATION", Map.of("text", text));
  }

  @Override
  public void confirms() {
    answers("CONFIRMED", Map.of("rating", "4"));
  }

  @Override
  public void reopens(String why) {
    answers("REOPENED", Map.of("text", why));
  }

  private String page() {
    return city.get(ownPage()).with(200).text();
  }

  private void answers(String kind, Map<String, String> fields) {
    Map<String, String> form = new LinkedHashMap<>(Map.of("kind", kind));
    form.putAll(fields);
    narrator.sent("POST /lacak/%s/%s…: %s".formatted(ticket, key.substring(0, 4), form));
    DoorAnswer answer = city.postFields(ownPage(), form).with(303);
    Unexpected.unless(answer.location().equals(ownPage()), "the way to the page", answer);
    narrator.came("303 to the page");
  }

  private String ownPage() {
    return "/lacak/" + ticket + "/" + key;
  }
}
