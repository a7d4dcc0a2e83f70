package id.laksa.escalation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.errand.Errand;
import id.laksa.errand.ErrandHandler;
import id.laksa.errand.ErrandOutcome;
import id.laksa.whatsapp.CloudApi;
import id.laksa.whatsapp.Message;
import id.laksa.whatsapp.SendResult;
import id.laksa.whatsapp.WhatsAppUser;
import java.util.List;

/**
 * Brings an escalation by WhatsApp, as an approved template. Where no answer came it counts as
 * sent: twice would be worse, for each step is also on record.
 */
public final class EscalationWhatsApp implements ErrandHandler {
  private final CloudApi cloud;
  private final EscalationText text;
  private final ObjectMapper json;
  private final String template;
  private final String language;

  /**
   * Wires it.
   *
   * @param template with blanks for the ticket and a sentence
   * @param language of the template, as approved
   */
  public EscalationWhatsApp(
      CloudApi cloud, EscalationText text, ObjectMapper json, String template, String language) {
    this.cloud = cloud;
    this.text = text;
    this.json = json;
    this.template = template;
    this.language = language;
  }

  @Override
  public ErrandOutcome attempt(Errand errand) throws JsonProcessingException {
    Escalation.Order order = json.readValue(errand.what(), Escalation.Order.class);
    Escalation escalation = order.escalation();
    Message message =
        new Message.Template(
            template,
            language,
            List.of(escalation.ticket(), text.sentence(escalation)),
            null,
            List.of());
    WhatsAppUser to = new WhatsAppUser(order.address().substring(1), null);
    SendResult result = cloud.send(to, message, "escalation/" + errand.id());
    if (result instanceof SendResult.Later later) {
      return new ErrandOutcome.Later(later.reason(), later.notBefore(errand.attempts() - 1));
    }
    if (result instanceof SendResult.Refused refused) {
      return ErrandOutcome.later("refused-" + refused.code());
    }
    if (result instanceof SendResult.Undeliverable undeliverable) {
      return new ErrandOutcome.Dead("undeliverable-" + undeliverable.code());
    }
    return result instanceof SendResult.WindowClosed
        ? new ErrandOutcome.Dead("no-template")
        : ErrandOutcome.DONE;
  }
}
