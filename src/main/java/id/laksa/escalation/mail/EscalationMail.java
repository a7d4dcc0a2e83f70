package id.laksa.escalation.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.errand.Errand;
import id.laksa.errand.ErrandHandler;
import id.laksa.errand.Outcome;
import id.laksa.escalation.Escalation;
import id.laksa.escalation.Letter;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;

/**
 * Brings an escalation by mail. A mail server can't be asked whether it has a mail already: one
 * whose answer was lost is sent again, under the same Message-ID.
 */
public final class EscalationMail implements ErrandHandler {
  private static final int PERMANENT = 500;
  private final Server server;
  private final Letter letter;
  private final ObjectMapper json;
  private final InstantSource clock;

  /**
   * The city's mail server.
   *
   * @param host empty when there is none
   * @param user empty when it needs no login
   * @param startTls whether a connection that can't be secured is given up
   * @param from the sender's address
   * @param timeout of connecting and of each answer, in ms
   */
  public record Server(
      String host,
      int port,
      String user,
      String password,
      boolean startTls,
      String from,
      int timeout) {
    /** Says no password. */
    @Override
    public String toString() {
      return "Server[" + host + ":" + port + "]";
    }
  }

  /** Sends through this server. */
  public EscalationMail(Server server, Letter letter, ObjectMapper json, InstantSource clock) {
    this.server = server;
    this.letter = letter;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Outcome attempt(Errand errand) throws JsonProcessingException {
    if (server.host().isEmpty()) {
      return new Outcome.Dead("no-mail-server");
    }
    Escalation.Order order = json.readValue(errand.what(), Escalation.Order.class);
    Session session = Session.getInstance(properties());
    try (Transport transport = session.getTransport()) {
      MimeMessage mail = mail(session, order);
      transport.connect(
          server.host(),
          server.port(),
          server.user().isEmpty() ? null : server.user(),
          server.user().isEmpty() ? null : server.password());
      transport.sendMessage(mail, mail.getAllRecipients());
      return Outcome.DONE;
    } catch (AddressException e) {
      return new Outcome.Dead("address");
    } catch (SendFailedException e) {
      return isRefused(e) ? new Outcome.Dead("address-refused") : Outcome.later("not-taken");
    } catch (MessagingException e) {
      return Outcome.later("mail-server-away");
    }
  }

  private MimeMessage mail(Session session, Escalation.Order order) throws MessagingException {
    Escalation escalation = order.escalation();
    String id = "<%s@laksa>".formatted(escalation.escalationId());
    MimeMessage mail =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
          }
        };
    mail.setFrom(new InternetAddress(server.from(), true));
    mail.setRecipient(RecipientType.TO, new InternetAddress(order.address(), true));
    mail.setSubject(letter.subject(escalation), StandardCharsets.UTF_8.name());
    mail.setText(letter.text(escalation), StandardCharsets.UTF_8.name());
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setSentDate(Date.from(clock.instant()));
    return mail;
  }

  private Properties properties() {
    Properties properties = new Properties();
    String timeout = String.valueOf(server.timeout());
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.connectiontimeout", timeout);
    properties.put("mail.smtp.timeout", timeout);
    properties.put("mail.smtp.writetimeout", timeout);
    properties.put("mail.smtp.starttls.enable", String.valueOf(server.startTls()));
    properties.put("mail.smtp.starttls.required", String.valueOf(server.startTls()));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    return properties;
  }

  /** The server knows the address and doesn't want it: nobody helps that but a person. */
  private static boolean isRefused(SendFailedException fault) {
    for (Exception cause = fault.getNextException();
        cause instanceof MessagingException next;
        cause = next.getNextException()) {
      if (next instanceof SMTPAddressFailedException refused
          && refused.getReturnCode() >= PERMANENT) {
        return true;
      }
    }
    return false;
  }
}
