package id.laksa.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Citizen.Part;
import id.laksa.spine.SpineCase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the tests of the citizens' pages share. */
abstract class WebCase extends SpineCase {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final Pattern RECEIPT =
      Pattern.compile("/lapor/(?<ticket>LKS-[^/]+)/(?<key>[\\w-]{22})(\\?lang=en)?");

  /** A complaint that came in by the form. */
  record Sent(String ticket, String key) {
    String ownPage() {
      return "/lacak/" + ticket + "/" + key;
    }
  }

  /** A page, with headers. */
  Answer open(String path, Map<String, String> headers) {
    return citizen.get(path, headers);
  }

  /** What a page says. */
  static String html(Answer page) {
    assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    return new String(page.raw().body(), StandardCharsets.UTF_8);
  }

  /** What the page at a path says. */
  String html(String path) {
    Answer page = open(path, Map.of());
    assertThat(page.status()).isEqualTo(200);
    return html(page);
  }

  static String header(Answer answer, String name) {
    return answer.raw().headers().firstValue(name).orElse("");
  }

  /** The token of a fresh form. */
  String token() {
    return token(html("/"));
  }

  /** The token in a form. */
  static String token(String html) {
    Matcher token = TOKEN.matcher(html);
    assertThat(token.find()).describedAs("a form").isTrue();
    return token.group(1);
  }

  /** The fields of a form about a damaged road. */
  Map<String, String> aForm() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("token", token());
    form.put("text", "Jalan berlubang di depan sekolah");
    form.put("hashtag", "#jalanrusak");
    return form;
  }

  /** The same with one field different. */
  static Map<String, String> with(Map<String, String> form, String field, String value) {
    Map<String, String> other = new LinkedHashMap<>(form);
    other.put(field, value);
    return other;
  }

  /** Sends a form as a browser does. */
  Answer send(Map<String, String> form, byte[]... photos) {
    return send(form, Map.of(), photos);
  }

  /** Sends a form with headers. */
  Answer send(Map<String, String> form, Map<String, String> headers, byte[]... photos) {
    List<Part> parts = new ArrayList<>();
    form.forEach((name, value) -> parts.add(Part.field(name, value)));
    for (byte[] photo : photos) {
      parts.add(Part.photo(photo));
    }
    return citizen.postForm("/lapor", parts, headers);
  }

  /** Sends a form that must be taken. */
  Sent taken(Map<String, String> form, byte[]... photos) {
    return receiptOf(send(form, photos));
  }

  /** The complaint that an answer leads to. */
  static Sent receiptOf(Answer answer) {
    assertThat(answer.status())
        .describedAs("%s", new String(answer.raw().body(), StandardCharsets.UTF_8))
        .isEqualTo(303);
    Matcher receipt = RECEIPT.matcher(header(answer, "Location"));
    assertThat(receipt.matches()).describedAs(header(answer, "Location")).isTrue();
    return new Sent(receipt.group("ticket"), receipt.group("key"));
  }
}
