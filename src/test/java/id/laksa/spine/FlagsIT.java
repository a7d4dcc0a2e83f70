package id.laksa.spine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.complaint.Channel;
import id.laksa.liveroom.OperatorBrowser;
import id.laksa.spine.Citizen.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * <em>Anonim</em> hides the reporter from his department, <em>rahasia</em> the complaint from the
 * public: two flags, on every channel, with what the category asks for at least.
 */
class FlagsIT extends WhatsAppCase {
  private static final String NAME = "Rukminingsih";
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final Pattern TICKET = Pattern.compile("LKS(-[0-9A-Z]{4}){4}");

  @ParameterizedTest
  @CsvSource({
    "APP,      #jalanrusak, false, false, false, false, dpupr",
    "APP,      #jalanrusak, true,  false, true,  false, dpupr",
    "APP,      #jalanrusak, false, true,  false, true,  dpupr",
    "APP,      #jalanrusak, true,  true,  true,  true,  dpupr",
    "APP,      #phk,        false, false, true,  false, disnaker",
    "APP,      #kdrt,       false, false, false, true,  dp3ap2kb",
    "APP,      #korupsi,    false, false, true,  true,  inspektorat",
    "WEB,      #jalanrusak, false, false, false, false, dpupr",
    "WEB,      #jalanrusak, true,  false, true,  false, dpupr",
    "WEB,      #jalanrusak, false, true,  false, true,  dpupr",
    "WEB,      #phk,        false, false, true,  false, disnaker",
    "WEB,      #kdrt,       false, false, false, true,  dp3ap2kb",
    "WHATSAPP, #jalanrusak, false, false, false, false, dpupr",
    "WHATSAPP, #jalanrusak, true,  false, true,  false, dpupr",
    "WHATSAPP, #jalanrusak, false, true,  false, true,  dpupr",
    "WHATSAPP, #phk,        false, false, true,  false, disnaker",
    "WHATSAPP, #kdrt,       false, false, false, true,  dp3ap2kb"
  })
  void eachOutletShowsWhatTheFlagsAllow(
      Channel channel,
      String tag,
      boolean anonymous,
      boolean confidential,
      boolean hidden,
      boolean secret,
      String department)
      throws Exception {
    String ticket = sent(channel, tag, anonymous, confidential);
    try (DepartmentSystem system = new DepartmentSystem(engine, department);
        EventReader events = new EventReader(engine)) {
      JsonNode order = DepartmentSystem.json(system.workOrder(ticket));
      assertThat(order.has("reporter")).isEqualTo(!hidden);
      assertThat(order.path("confidential").asBoolean()).isEqualTo(secret);
      JsonNode seen = citizen.look(ticket);
      assertThat(seen.path("category").isNull()).isEqualTo(secret);
      assertThat(seen.path("department").isNull()).isEqualTo(secret);
      assertThat(seen.toString()).doesNotContain(NAME);
      assertThat(text("/lacak/" + ticket)).doesNotContain(NAME);
      assertThat(operatorsPage(ticket))
          .doesNotContain(NAME)
          .contains(hidden ? "Instansi tidak melihat pelapor" : "Instansi melihat pelapor")
          .contains(secret ? "tidak ditampilkan untuk umum" : "dapat dilihat umum");
      events
          .of(ticket, 3)
          .forEach(event -> assertThat(event.value() + event.headers()).doesNotContain(NAME));
    }
  }

  private String sent(Channel channel, String tag, boolean anonymous, boolean confidential) {
    return switch (channel.code()) {
      case "WEB" -> web(tag, anonymous, confidential);
      case "WHATSAPP" -> whatsapp(tag, anonymous, confidential);
      default ->
          accepted(
                  """
                  {"text": "%s", "reporter": {"name": "%s", "phone": "+62877"},
                   "anonymous": %s, "confidential": %s}
                  """
                      .formatted(tag, NAME, anonymous, confidential))
              .ticket();
    };
  }

  private String web(String tag, boolean anonymous, boolean confidential) {
    Matcher token = TOKEN.matcher(text("/"));
    assertThat(token.find()).isTrue();
    List<Part> form = new ArrayList<>();
    form.add(Part.field("token", token.group(1)));
    form.add(Part.field("text", tag));
    form.add(Part.field("name", NAME));
    if (anonymous) {
      form.add(Part.field("anonymous", "1"));
    }
    if (confidential) {
      form.add(Part.field("confidential", "1"));
    }
    String receipt =
        citizen
            .postForm("/lapor", form, Map.of())
            .raw()
            .headers()
            .firstValue("Location")
            .orElse("");
    return ticketOf(receipt);
  }

  private String whatsapp(String tag, boolean anonymous, boolean confidential) {
    engine.clock().advance(java.time.Duration.ofSeconds(10));
    String number = "62877" + (10_000_000 + Math.floorMod(UUID.randomUUID().hashCode(), 1_000_000));
    var writer = engine.whatsapp().citizen(number, NAME);
    writer.text(tag + (anonymous ? "" : " #terbuka") + (confidential ? " #rahasia" : ""));
    return ticketIn(newest(writer, 1));
  }

  private static String ticketOf(String text) {
    Matcher ticket = TICKET.matcher(text);
    assertThat(ticket.find()).describedAs(text).isTrue();
    return ticket.group();
  }

  private String operatorsPage(String ticket) {
    OperatorBrowser operator = new OperatorBrowser(engine.http());
    operator.logIn("operator", engine.password("operator"));
    return operator.open("/live-room/laporan/" + ticket).html();
  }

  private String text(String path) {
    return new String(citizen.get(path, Map.of()).raw().body(), UTF_8);
  }
}
