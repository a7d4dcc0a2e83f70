package id.laksa.escalation.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.errand.Errand;
import id.laksa.errand.ErrandHandler;
import id.laksa.errand.Outcome;
import id.laksa.escalation.Escalation;
import id.laksa.escalation.Letter;
import id.laksa.mail.MailServer;
import java.time.InstantSource;

/** Brings an escalation by mail. */
public final class EscalationMail implements ErrandHandler {
  private final MailServer server;
  private final Letter letter;
  private final ObjectMapper json;
  private final InstantSource clock;

  /** Sends through this server. */
  public EscalationMail(MailServer server, Letter letter, ObjectMapper json, InstantSource clock) {
    this.server = server;
    this.letter = letter;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Outcome attempt(Errand errand) throws JsonProcessingException {
    Escalation.Order order = json.readValue(errand.what(), Escalation.Order.class);
    Escalation escalation = order.escalation();
    return server.send(
        new MailServer.Letter(
            escalation.escalationId(),
            order.address(),
            letter.subject(escalation),
            letter.text(escalation)),
        clock.instant());
  }
}
