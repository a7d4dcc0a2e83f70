package id.laksa.fieldpage;

import id.laksa.spine.Citizen;
import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Citizen.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The phone of field staff, as far as HTTP goes: it keeps its cookie and fills in forms. */
final class FieldPhone {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"(token|nonce)\" value=\"([^\"]*)\">");
  private final Citizen http;
  private final Map<String, String> headers;
  private String cookie = "";

  FieldPhone(String base) {
    this(base, "127.0.0.1");
  }

  FieldPhone(String base, String source) {
    this.http = new Citizen(base);
    this.headers = Map.of("Origin", base, "Accept", "text/html", "X-Forwarded-For", source);
  }

  /** Tries to log in. */
  Answer logIn(String user, String password) {
    Answer page = open("/opd/login");
    return send("/opd/login", with(hidden(page), Map.of("user", user, "password", password)));
  }

  Answer open(String path) {
    return kept(http.get(path, carrying(headers)));
  }

  /** Sends a form as it is, with photos. */
  Answer send(String path, Map<String, String> fields, byte[]... photos) {
    return send(path, fields, Map.of(), photos);
  }

  /** The same with other headers. */
  Answer send(
      String path, Map<String, String> fields, Map<String, String> others, byte[]... photos) {
    List<Part> parts = new ArrayList<>();
    fields.forEach((name, value) -> parts.add(Part.field(name, value)));
    for (byte[] photo : photos) {
      parts.add(Part.photo(photo));
    }
    return kept(http.postForm(path, parts, carrying(with(headers, others))));
  }

  /** What a form of the page carries along, for its session and its one sending. */
  static Map<String, String> hidden(Answer page) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher inputs = HIDDEN.matcher(html(page));
    while (inputs.find()) {
      fields.put(inputs.group(1), inputs.group(2));
    }
    return fields;
  }

  static String html(Answer page) {
    return new String(page.raw().body(), StandardCharsets.UTF_8);
  }

  static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(some);
    all.putAll(more);
    return all;
  }

  private Map<String, String> carrying(Map<String, String> others) {
    return cookie.isEmpty() ? others : with(others, Map.of("Cookie", cookie));
  }

  private Answer kept(Answer answer) {
    answer
        .raw()
        .headers()
        .firstValue("Set-Cookie")
        .ifPresent(given -> cookie = given.substring(0, given.indexOf(';')));
    return answer;
  }

  /** Takes over what another browser carries. */
  FieldPhone carrying(String stolen) {
    cookie = stolen;
    return this;
  }
}
