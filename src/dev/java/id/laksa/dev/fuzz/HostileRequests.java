package id.laksa.dev.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.dev.fuzz.HttpDoors.HttpDoor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Requests to every door: some right, most near what is right, some no HTTP at all. */
final class HostileRequests {
  private static final int FORM_FIELDS = 6;
  private static final List<String> FIELDS =
      List.of(
          "text",
          "name",
          "contact",
          "lat",
          "lon",
          "place",
          "confidential",
          "anonymous",
          "photo",
          "category",
          "why",
          "reason",
          "note",
          "waiver",
          "rating",
          "seen",
          "kind",
          "lang",
          "sure",
          "ticket",
          "q",
          "since",
          "hub.mode",
          "hub.challenge",
          "hub.verify_token",
          "page",
          "kept");
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=edge",
          "multipart/form-data",
          "text/plain; charset=utf-16",
          "application/xml",
          "image/jpeg");
  private static final List<String> HEADERS =
      List.of(
          "Idempotency-Key",
          "Authorization",
          "Accept",
          "Accept-Language",
          "Accept-Encoding",
          "X-Forwarded-For",
          "X-Forwarded-Proto",
          "X-Hub-Signature-256",
          "If-None-Match",
          "Range",
          "Referer",
          "Origin",
          "Sec-Fetch-Site",
          "Cookie",
          "Answer-Key",
          "CamelHttpMethod",
          "CamelHttpUri",
          "CamelFileName",
          "Upgrade",
          "Expect",
          "Host",
          "TE",
          "traceparent");
  private static final JsonNode COMPLAINT =
      tree(
          "{'text':'Jalan berlubang #jalanrusak','hashtags':['#jalanrusak'],'location':{'lat':-6.17,"
              + "'lon':106.63,'address':'Jl. Moh. Toha'},'reporter':{'name':'Siti Contoh','phone':"
              + "'+620000000000','email':'siti@example.org'},'anonymous':true,'confidential':false}");
  private static final JsonNode ANSWER = tree("{'kind':'INFORMATION','text':'di depan pasar'}");
  private final List<HttpDoor> doors;
  private final FoundKeys found;
  private final Map<String, String> cookies;
  private final String basic;
  private final String origin;
  private final byte[] photo;

  /**
   * A request.
   *
   * @param wire its bytes, each as a character
   * @param area the first part of its path
   * @param isHttp whether it is sound enough that an answer must come
   */
  record Hostile(String wire, String area, boolean isHttp) {
    byte[] bytes() {
      return wire.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /**
   * Wires them.
   *
   * @param cookies of those who logged in, by area
   * @param basic a department's {@code Authorization}
   * @param photo a sound JPEG
   */
  HostileRequests(
      List<HttpDoor> doors,
      FoundKeys found,
      Map<String, String> cookies,
      String basic,
      String origin,
      byte[] photo) {
    this.doors = List.copyOf(doors);
    this.found = found;
    this.cookies = Map.copyOf(cookies);
    this.basic = basic;
    this.origin = origin;
    this.photo = photo.clone();
  }

  /** The next one. */
  Hostile next(RandomGenerator random) {
    HttpDoor door = HostileTexts.one(doors, random);
    String area = door.path().replaceFirst("^/([^/]*).*", "$1");
    String method =
        random.nextInt(15) == 0
            ? HostileTexts.one(
                List.of("PUT", "DELETE", "OPTIONS", "TRACE", "HEAD", "QUERY"), random)
            : door.method();
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(path(door, random)).append(query(random));
    head.append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    // Whoever logs out is out: the others of the same session still have far to go.
    headers(head, door.path().endsWith("out") ? "" : area, random);
    byte[] body = new byte[0];
    if (!door.method().equals("GET") || random.nextInt(10) == 0) {
      String type = type(door, random);
      body = body(type, area, door, random);
      head.append("Content-Type: ").append(type).append("\r\n");
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("\r\n");
    String request =
        new String(head.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
            + new String(body, StandardCharsets.ISO_8859_1);
    return random.nextInt(8) == 0
        ? new Hostile(unsound(request, random), area, false)
        : new Hostile(request, area, true);
  }

  private String path(HttpDoor door, RandomGenerator random) {
    StringBuilder path = new StringBuilder();
    for (String part : door.path().substring(1).split("/", -1)) {
      path.append('/').append(part.startsWith("{") ? value(part, random) : part);
    }
    return path.toString();
  }

  private String value(String parameter, RandomGenerator random) {
    boolean right = random.nextInt(3) > 0;
    String value =
        switch (parameter) {
          case "{ticket}" -> right ? found.ticket(random) : HostileTexts.any(random);
          case "{key}" -> right ? found.key(random) : HostileTexts.any(random);
          case "{id}" -> right ? found.photo(random) : HostileTexts.any(random);
          case "{file}" -> right ? "laksa.css" : HostileTexts.any(random);
          default -> HostileTexts.any(random);
        };
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String query(RandomGenerator random) {
    return random.nextInt(3) == 0 ? "?" + fields(random) : "";
  }

  private String fields(RandomGenerator random) {
    StringBuilder fields = new StringBuilder();
    for (int i = random.nextInt(FORM_FIELDS); i >= 0; i--) {
      fields.append(HostileTexts.one(FIELDS, random)).append('=');
      fields.append(URLEncoder.encode(HostileTexts.any(random), StandardCharsets.UTF_8));
      fields.append(i > 0 ? "&" : "");
    }
    return fields.toString();
  }

  private void headers(StringBuilder head, String area, RandomGenerator random) {
    String cookie = cookies.get(area);
    if (cookie != null && random.nextInt(5) > 0) {
      head.append("Cookie: ").append(cookie).append("\r\n");
      head.append("Authorization: ").append(basic).append("\r\n");
    }
    if (random.nextInt(5) > 0) {
      head.append("Origin: ").append(origin).append("\r\n");
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      // A line of its own for each: a break in the value would be another header.
      String value = HostileTexts.any(random).replaceAll("[\\p{Cntrl}]", " ");
      head.append(HostileTexts.one(HEADERS, random)).append(": ");
      head.append(value, 0, Math.min(value.length(), 500)).append("\r\n");
    }
  }

  private static String type(HttpDoor door, RandomGenerator random) {
    if (random.nextInt(6) == 0) {
      return HostileTexts.one(TYPES, random);
    }
    boolean json = door.path().startsWith("/api/") || door.path().startsWith("/webhooks/");
    return json ? TYPES.get(0) : TYPES.get(1 + random.nextInt(2));
  }

  private byte[] body(String type, String area, HttpDoor door, RandomGenerator random) {
    if (type.startsWith("application/json")) {
      return Mutations.json(door.path().endsWith("answers") ? ANSWER : COMPLAINT, random);
    }
    if (type.startsWith("multipart")) {
      return multipart(area, random);
    }
    String token = random.nextInt(5) == 0 ? HostileTexts.any(random) : found.token(area);
    String form =
        "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8) + "&" + fields(random);
    return form.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] multipart(String area, RandomGenerator random) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    part(form, "token", found.token(area).getBytes(StandardCharsets.UTF_8));
    part(form, "ticket", found.ticket(random).getBytes(StandardCharsets.UTF_8));
    for (int i = random.nextInt(FORM_FIELDS); i > 0; i--) {
      String name = HostileTexts.one(FIELDS, random);
      part(form, name, HostileTexts.any(random).getBytes(StandardCharsets.UTF_8));
    }
    if (random.nextInt(3) == 0) {
      byte[] image = random.nextInt(3) == 0 ? photo : Mutations.bytes(photo, random);
      part(form, "photo\"; filename=\"a.jpg", image);
    }
    form.writeBytes("--edge--\r\n".getBytes(StandardCharsets.UTF_8));
    return random.nextInt(6) == 0
        ? Mutations.bytes(form.toByteArray(), random)
        : form.toByteArray();
  }

  private static void part(ByteArrayOutputStream form, String name, byte[] value) {
    String head = "--edge\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n";
    form.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    form.writeBytes(value);
    form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  /** No HTTP any more, or not the one that it says it is. */
  private static String unsound(String request, RandomGenerator random) {
    return switch (random.nextInt(10)) {
      case 0 -> request.replaceFirst(" /", " /%zz%/..;/%00/");
      case 1 -> request.replaceFirst(" /", " /" + "a".repeat(20_000));
      case 2 -> request.replaceFirst("\r\n", "\r\nX-Long: " + "b".repeat(70_000) + "\r\n");
      case 3 -> request.replaceFirst("Content-Length: \\d+", "Content-Length: 99999999999");
      case 4 -> request.replaceFirst("\r\n", "\r\nTransfer-Encoding: chunked\r\n");
      case 5 -> request.replaceFirst("HTTP/1.1", "HTTP/9.9");
      case 6 -> "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + request;
      case 7 -> request.substring(0, random.nextInt(request.length()));
      case 8 -> request.replace("\r\n", "\n");
      default -> {
        byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
        yield new String(Mutations.bytes(bytes, random), StandardCharsets.ISO_8859_1);
      }
    };
  }

  private static JsonNode tree(String json) {
    try {
      return new ObjectMapper().readTree(json.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
