package id.laksa.dev.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.laksa.dev.demo.WebCitizen.Typed;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;

/** First act: people report, by every door. */
final class Reports {
  private static final String VAGUE =
      "Tolong dibantu, di gang kami sudah seminggu begini terus dan warga mengeluh.";
  private final DemoStage stage;
  private final Story story;

  Reports(DemoStage stage) {
    this.stage = stage;
    this.story = stage.story();
  }

  /** Plays it; gives the complaints, the one that an operator decided last. */
  List<Case> play() {
    List<Case> cases = new ArrayList<>();
    cases.add(
        story.step(
            "App: Rina reports a pothole, with a photo. The line is bad: her app sends it twice.",
            this::byTheApp));
    String chat =
        "WhatsApp: Bagus writes about rubbish with a hashtag, then sends a photo and a pin.";
    if (stage.hasWhatsApp()) {
      cases.add(story.step(chat, this::byWhatsApp));
    } else {
      story.step(chat, () -> story.skipped("a real WhatsApp account is set"));
    }
    cases.add(
        story.step(
            "Web: Dewi reports forced parking fees, confidentially for fear, and clicks twice.",
            this::byTheWeb));
    cases.add(
        story.step(
            (stage.hasWhatsApp() ? "WhatsApp" : "App")
                + ": Hendra names nothing and sends a photo. No rule fits; an operator decides.",
            this::withoutHashtag));
    return cases;
  }

  private Case byTheApp() throws JMSException {
    AppCitizen rina = stage.onTheApp("Rina");
    Case pothole =
        new Case(rina, stage.desk("dpupr"), true, "Lubang sudah ditambal dan dipadatkan.");
    ObjectNode said =
        AppCitizen.complaint("Jalan berlubang depan SDN 4, ada motor jatuh #jalanrusak");
    said.putObject("location").put("lat", -6.1783).put("lon", 106.6319);
    said.putObject("reporter").put("name", "Rina Wulandari");
    said.put("anonymous", false);
    byte[] photo = stage.photographer().before(StreetScene.POTHOLE);
    String first = rina.reports(said, photo).path("ticket").asText();
    String second = rina.reports(said, photo).path("ticket").asText();
    Unexpected.unless(second.equals(first), "the same ticket again", second);
    story.proved(pothole, "sent twice, one ticket");
    return pothole;
  }

  private Case byWhatsApp() throws JMSException {
    WhatsAppCitizen bagus = stage.onWhatsApp("Bagus");
    Case rubbish = new Case(bagus, stage.desk("dlh"), true, "Sampah sudah diangkut dan disapu.");
    bagus.reports("Sampah menumpuk di belakang pasar, baunya sampai ke rumah #sampah");
    bagus.sendsPhoto(stage.photographer().before(StreetScene.RUBBISH));
    bagus.hears("ditambahkan ke laporan " + bagus.ticket());
    bagus.sendsPin(-6.1766, 106.6301, "Pasar Anyar");
    bagus.hears("ditambahkan ke laporan " + bagus.ticket());
    story.proved(rubbish, "receipt by chat; photo and pin joined it");
    return rubbish;
  }

  private Case byTheWeb() throws JMSException {
    WebCitizen dewi = stage.onTheWeb("Dewi");
    Case parking =
        new Case(dewi, stage.desk("dishub"), true, "Juru parkir liar sudah ditertibkan.");
    Typed typed =
        new Typed("Tukang parkir memaksa minta uang di trotoar", "Parkir liar", "Kenanga");
    byte[] photo = stage.photographer().before(StreetScene.PARKING);
    String page = dewi.opensForm();
    String receipt = dewi.sends(page, typed, photo);
    String first = dewi.ticket();
    Unexpected.unless(
        receipt.contains(first) && receipt.contains("Dinas Perhubungan"),
        "a receipt that names the ticket and Dinas Perhubungan",
        receipt);
    stage.narrator().came("the receipt: " + first + ", Dinas Perhubungan, a secret link");
    dewi.sends(page, typed, photo);
    Unexpected.unless(dewi.ticket().equals(first), "the same ticket again", dewi.ticket());
    story.proved(parking, "sent twice, one ticket; receipt page");
    return parking;
  }

  private Case withoutHashtag() throws JMSException {
    byte[] photo = stage.photographer().before(StreetScene.GUTTER);
    Case gutter = new Case(hendra(photo), stage.desk("dpupr"), false, "Saluran sudah dikeruk.");
    stage.operator().assigns(gutter.ticket(), "Drainase dan gorong-gorong");
    gutter.reporter().hears("diteruskan ke");
    story.proved(gutter, "no rule fits; assigned in the Live Room");
    return gutter;
  }

  private DemoReporter hendra(byte[] photo) {
    if (!stage.hasWhatsApp()) {
      AppCitizen hendra = stage.onTheApp("Hendra");
      hendra.reports(AppCitizen.complaint(VAGUE), photo);
      return hendra;
    }
    WhatsAppCitizen hendra = stage.onWhatsApp("Hendra");
    hendra.reports(VAGUE);
    hendra.sendsPhoto(photo);
    hendra.hears("ditambahkan ke laporan " + hendra.ticket());
    return hendra;
  }
}
