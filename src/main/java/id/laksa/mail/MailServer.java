package id.laksa.mail;

import id.laksa.errand.ErrandOutcome;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;

/**
 * The city's mail server. It can't be asked whether it has a mail already: one whose answer was
 * lost is sent again, under the same Message-ID.
 *
 * @param host empty when there is none
 * @param user empty when it needs no login
 * @param startTls whether a connection that can't be secured is given up
 * @param from the sender's address
 * @param timeout of connecting and of each answer, in ms
 */
public record MailServer(
    String host,
    int port,
    String user,
    String password,
    boolean startTls,
    String from,
    int timeout) {
  private static final int PERMANENT = 500;

  /**
   * A mail of plain text.
   *
   * @param id the left side of its Message-ID
   * @param to one address
   */
  public record Letter(String id, String to, String subject, String text) {
    /** Says nothing of it. */
    @Override
    public String toString() {
      return "Letter[…]";
    }
  }

  /** Sends one, once; the outcome is an errand's. */
  public ErrandOutcome send(Letter letter, Instant now) {
    if (host.isEmpty()) {
      return new ErrandOutcome.Dead("no-mail-server");
    }
    Session session = Session.getInstance(properties());
    try (Transport transport = session.getTransport()) {
      MimeMessage mail = mail(session, letter, now);
      transport.connect(host, port, user.isEmpty() ? null : user, user.isEmpty() ? null : password);
      transport.sendMessage(mail, mail.getAllRecipients());
      return ErrandOutcome.DONE;
    } catch (AddressException e) {
      return new ErrandOutcome.Dead("address");
    } catch (SendFailedException e) {
      return isRefused(e)
          ? new ErrandOutcome.Dead("address-refused")
          : ErrandOutcome.later("not-taken");
    } catch (MessagingException e) {
      return ErrandOutcome.later("mail-server-away");
    }
  }

  private MimeMessage mail(Session session, Letter letter, Instant now) throws MessagingException {
    String id = "<%s@laksa>".formatted(letter.id());
    MimeMessage mail =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
          }
        };
    mail.setFrom(new InternetAddress(from, true));
    mail.setRecipient(RecipientType.TO, new InternetAddress(letter.to(), true));
    mail.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
    mail.setText(letter.text(), StandardCharsets.UTF_8.name());
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setSentDate(Date.from(now));
    return mail;
  }

  private Properties properties() {
    Properties properties = new Properties();
    String wait = String.valueOf(timeout);
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.connectiontimeout", wait);
    properties.put("mail.smtp.timeout", wait);
    properties.put("mail.smtp.writetimeout", wait);
    properties.put("mail.smtp.starttls.enable", String.valueOf(startTls));
    properties.put("mail.smtp.starttls.required", String.valueOf(startTls));
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

  /** Says no password. */
  @Override
  public String toString() {
    return "MailServer[" + host + ":" + port + "]";
  }
}
