package id.laksa.fieldpage;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.SpineCase;
import java.util.Map;

/** What the tests of the field page share. */
abstract class FieldCase extends SpineCase {
  /** The phone of somebody who has logged in for a department. */
  final FieldPhone aPhoneOf(String user) {
    FieldPhone phone = new FieldPhone(engine.http());
    Answer in = phone.logIn(user, engine.password(user));
    assertThat(in.status()).describedAs(FieldPhone.html(in)).isEqualTo(303);
    return phone;
  }

  /** The whole list: the tests of an engine share its ledger. */
  static String list(FieldPhone phone) {
    StringBuilder all = new StringBuilder();
    String page;
    int number = 0;
    do {
      number++;
      page = FieldPhone.html(phone.open("/opd/?halaman=" + number));
      all.append(page);
    } while (page.contains(">Berikutnya<"));
    return all.toString();
  }

  static String pageOf(String ticket) {
    return "/opd/laporan/" + ticket;
  }

  /** A form of the page, filled in. */
  static Map<String, String> form(Answer page, String kind, String text) {
    return FieldPhone.with(FieldPhone.hidden(page), Map.of("kind", kind, "text", text));
  }

  /** Says something about a ticket, from a page opened just before. */
  static Answer say(FieldPhone phone, String ticket, String kind, String text) {
    Answer page = phone.open(pageOf(ticket));
    return phone.send(pageOf(ticket) + "/tindak-lanjut", form(page, kind, text));
  }

  /** Uploads a photo of finished work. */
  static Answer upload(FieldPhone phone, String ticket, byte[] photo) {
    Answer page = phone.open(pageOf(ticket));
    return phone.send(pageOf(ticket) + "/foto", FieldPhone.hidden(page), photo);
  }

  static String header(Answer answer, String name) {
    return answer.raw().headers().firstValue(name).orElse("");
  }
}
