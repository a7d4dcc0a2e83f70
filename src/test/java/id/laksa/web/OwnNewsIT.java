package id.laksa.web;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reporter is sent, and what his own page says of it. */
class OwnNewsIT extends TrackingCase {

  @Test
  void whoGaveAMailAddressIsWrittenToAndReadsNobodysWordsButTheDepartments() throws Exception {
    Sent sent = taken(with(with(aForm(), "email", "w1@example.id"), "text", "Saya Zulaikha"));
    resolve(sent, 226);
    await().until(() -> !engine.mailTo("w1@example.id").isEmpty());
    assertThat(engine.mailTo("w1@example.id"))
        .singleElement(as(InstanceOfAssertFactories.STRING))
        .contains(sent.ticket(), "selesai dikerjakan", "/lacak/" + sent.ticket())
        .doesNotContain("Zulaikha");
    await().until(() -> html(sent.ownPage()).contains("Surel (email): terkirim"));
    assertThat(html(sent.ownPage() + "?lang=en")).contains("What we sent you", "E-mail: sent");
    assertThat(html("/lacak/" + sent.ticket())).doesNotContain("kirim kepada Anda", "Surel");
  }

  @ParameterizedTest
  @ValueSource(strings = {"w2@example.id, w3@example.id", "nobody", "w4@example.id Bcc: x@y.id"})
  void whatIsNoSingleAddressIsWrittenToByNobody(String typed) throws Exception {
    Sent sent = taken(with(aForm(), "email", typed));
    resolve(sent, 227);
    await().until(() -> history(sent.ticket()).contains("news-missed"));
    assertThat(engine.mailTo("w3@example.id")).isEmpty();
    assertThat(html(sent.ownPage())).contains("Surel (email): tidak sampai");
  }
}
