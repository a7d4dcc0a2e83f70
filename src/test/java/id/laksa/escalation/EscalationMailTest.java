package id.laksa.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.laksa.docs.EngineJson;
import id.laksa.errand.ErrandOutcome;
import id.laksa.escalation.mail.EscalationMail;
import id.laksa.mail.MailServer;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real SMTP server on a free port. */
class EscalationMailTest {
  private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");
  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void theHeadOfADepartmentReadsWhatIsLateAndWhereToLook() throws Exception {
    assertThat(
            mail(server.getSmtp().getPort())
                .attempt(EscalationTexts.errandTo("kadis@example.go.id")))
        .isEqualTo(ErrandOutcome.DONE);
    var mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).contains("LKS-7K3M-Q9TZ-4B2X-HV8D", "4");
    assertThat(mail.getAllRecipients()[0]).hasToString("kadis@example.go.id");
    assertThat(mail.getFrom()[0]).hasToString("laksa@example.id");
    assertThat(mail.getMessageID()).isEqualTo("<71d86360-55dd-3528-ba4f-65efc1934446@laksa>");
    assertThat(mail.getContent().toString())
        .contains(
            "Dinas Pekerjaan Umum",
            "Jumat, 27 November 2026 pukul 09.00 WIB",
            "https://lapor.example.id/lacak/LKS-7K3M-Q9TZ-4B2X-HV8D");
  }

  @Test
  void aServerThatIsAwayIsTriedAgain() throws Exception {
    int port = server.getSmtp().getPort();
    server.stop();
    assertThat(mail(port).attempt(EscalationTexts.errandTo("kadis@example.go.id")))
        .isEqualTo(ErrandOutcome.later("mail-server-away"));
  }

  @Test
  void aServerWithoutEncryptionIsRefusedWhereItIsRequired() throws Exception {
    EscalationMail secured =
        new EscalationMail(
            server("127.0.0.1", server.getSmtp().getPort(), true),
            EscalationTexts.letter(),
            EngineJson.mapper(),
            InstantSource.fixed(NOW));
    assertThat(secured.attempt(EscalationTexts.errandTo("kadis@example.go.id")))
        .isEqualTo(ErrandOutcome.later("mail-server-away"));
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void withoutAServerAPersonIsTold() throws Exception {
    EscalationMail nowhere =
        new EscalationMail(
            server("", 25, false),
            EscalationTexts.letter(),
            EngineJson.mapper(),
            InstantSource.fixed(NOW));
    assertThat(nowhere.attempt(EscalationTexts.errandTo("kadis@example.go.id")))
        .isEqualTo(new ErrandOutcome.Dead("no-mail-server"));
  }

  private static EscalationMail mail(int port) {
    return new EscalationMail(
        server("127.0.0.1", port, false),
        EscalationTexts.letter(),
        EngineJson.mapper(),
        InstantSource.fixed(NOW));
  }

  private static MailServer server(String host, int port, boolean startTls) {
    return new MailServer(host, port, "", "", startTls, "laksa@example.id", 2_000);
  }
}
