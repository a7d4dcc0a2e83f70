package id.laksa.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.docs.EngineJson;
import id.laksa.errand.ErrandOutcome;
import id.laksa.whatsapp.CloudApi;
import id.laksa.whatsapp.MediaResult;
import id.laksa.whatsapp.Message;
import id.laksa.whatsapp.SendResult;
import id.laksa.whatsapp.WhatsAppUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EscalationWhatsAppTest {
  private final List<Message> sent = new ArrayList<>();
  private final List<WhatsAppUser> to = new ArrayList<>();

  @Test
  void anOfficialGetsTheApprovedTemplateWithTicketAndSentence() throws Exception {
    assertThat(
            answering(new SendResult.Sent("wamid.1"))
                .attempt(EscalationTexts.errandTo("+6281234567")))
        .isEqualTo(ErrandOutcome.DONE);
    assertThat(to.get(0).waId()).isEqualTo("6281234567");
    Message.Template template = (Message.Template) sent.get(0);
    assertThat(template.name()).isEqualTo("laporan_eskalasi");
    assertThat(template.parameters().get(0)).isEqualTo("LKS-7K3M-Q9TZ-4B2X-HV8D");
    assertThat(template.parameters().get(1)).contains("Dinas Pekerjaan Umum");
  }

  @Test
  void whatDidNotLeaveIsTriedAgainAndWhatMayHaveLeftIsNot() throws Exception {
    assertThat(
            answering(new SendResult.Later("http-503", null))
                .attempt(EscalationTexts.errandTo("+6281234567")))
        .isEqualTo(new ErrandOutcome.Later("http-503", Duration.ZERO));
    assertThat(
            answering(new SendResult.Uncertain("timeout"))
                .attempt(EscalationTexts.errandTo("+6281234567")))
        .isEqualTo(ErrandOutcome.DONE);
    assertThat(
            answering(new SendResult.Undeliverable("131026"))
                .attempt(EscalationTexts.errandTo("+6281234567")))
        .isEqualTo(new ErrandOutcome.Dead("undeliverable-131026"));
  }

  private EscalationWhatsApp answering(SendResult result) {
    CloudApi cloud =
        new CloudApi() {
          @Override
          public SendResult send(WhatsAppUser receiver, Message message, String callbackData) {
            to.add(receiver);
            sent.add(message);
            return result;
          }

          @Override
          public MediaResult fetch(String mediaId, @Nullable String directUrl, Path scratch) {
            throw new UnsupportedOperationException();
          }
        };
    return new EscalationWhatsApp(
        cloud, EscalationTexts.letter(), EngineJson.mapper(), "laporan_eskalasi", "id");
  }
}
