package id.laksa.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class FaultAnswerTest {
  private final FaultAnswer faultPage =
      new FaultAnswer(new ErrorPages(new Pages()), fault -> fault instanceof SQLException);

  @Test
  void aLedgerThatIsAwayIsToldOnAPage() {
    HttpAnswer page = answerTo(new SQLException("secret"));
    assertThat(page.status()).isEqualTo(503);
    assertThat(page.headers()).containsEntry("Retry-After", "5");
    assertThat(text(page)).contains("tetap aman tersimpan", "safely kept").doesNotContain("secret");
  }

  @Test
  void anyOtherFaultHasAReferenceIntoTheLogAndSaysNothingElse() {
    HttpAnswer page = answerTo(new IllegalStateException("secret"));
    assertThat(page.status()).isEqualTo(500);
    assertThat(page.contentType()).isEqualTo("text/html; charset=utf-8");
    assertThat(text(page)).containsPattern("<code>[0-9a-f-]{36}</code>").doesNotContain("secret");
  }

  private HttpAnswer answerTo(Exception fault) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.setProperty(Exchange.EXCEPTION_CAUGHT, fault);
    faultPage.process(exchange);
    return exchange.getMessage().getBody(HttpAnswer.class);
  }

  private static String text(HttpAnswer answer) {
    return new String((byte[]) answer.body(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
