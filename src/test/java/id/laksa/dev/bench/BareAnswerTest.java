package id.laksa.dev.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BareAnswerTest {
  private static final String BODY = "{\"ticket\":\"LKS-1\",\"status\":\"DISPATCHED\"}";

  @Test
  void aReceiptBringsItsTicket() {
    assertThat(BareAnswer.in(answer("201 Created", "content-length", BODY)))
        .isEqualTo(new BareAnswer(201, "LKS-1"))
        .matches(BareAnswer::isReceipt);
  }

  @Test
  void theCaseOfAHeaderDoesNotMatter() {
    assertThat(BareAnswer.in(answer("201 Created", "Content-Length", BODY)))
        .isEqualTo(new BareAnswer(201, "LKS-1"));
  }

  @Test
  void anAnswerThatIsNotThereWholeIsNoneYet() {
    String whole = answer("201 Created", "content-length", BODY);
    for (int length = 0; length < whole.length(); length++) {
      assertThat(BareAnswer.in(whole.substring(0, length))).isNull();
    }
  }

  @Test
  void aRefusalIsNoReceipt() {
    BareAnswer refusal = BareAnswer.in(answer("503 Service Unavailable", "content-length", BODY));
    assertThat(refusal).isNotNull();
    assertThat(refusal.status()).isEqualTo(503);
    assertThat(refusal.isReceipt()).isFalse();
  }

  @Test
  void aReceiptWithoutATicketIsNone() {
    assertThat(BareAnswer.in(answer("201 Created", "content-length", "{}")))
        .isEqualTo(new BareAnswer(201, null))
        .matches(answer -> !answer.isReceipt());
  }

  @Test
  void anAnswerOfUnknownLengthCannotBeRead() {
    String chunked = answer("201 Created", "transfer-encoding", BODY);
    assertThatThrownBy(() -> BareAnswer.in(chunked)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String answer(String status, String name, String body) {
    String value = name.startsWith("t") ? "chunked" : Integer.toString(body.length());
    return "HTTP/1.1 "
        + status
        + "\r\ncontent-type: application/json\r\n"
        + name
        + ": "
        + value
        + "\r\n\r\n"
        + body;
  }
}
