package id.laksa.escalation.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.errand.Errand;
import id.laksa.errand.ErrandHandler;
import id.laksa.errand.ErrandOutcome;
import id.laksa.escalation.Escalation;
import id.laksa.escalation.EscalationText;
import id.laksa.mail.MailServer;
import java.time.InstantSource;

/** Brings an escalation by mail. */
public final class EscalationMail implements ErrandHandler {
  private final MailServer server;
  private final EscalationText text;
  private final ObjectMapper json;
  private final InstantSource time;

  /** Sends through this server. */
  public EscalationMail(
      MailServer server, EscalationText text, ObjectMapper json, InstantSource time) {
    this.server = server;
    this.text = text;
    this.json = json;
    this.time = time;
  }

  @Override
  public ErrandOutcome attempt(Errand errand) throws JsonProcessingException {
    Escalation.Order order = json.readValue(errand.what(), Escalation.Order.class);
    Escalation escalation = order.escalation();
    return server.send(
        new MailServer.Letter(
            escalation.escalationId(),
            order.address(),
            text.subject(escalation),
            text.text(escalation)),
        time.instant());
  }
}
