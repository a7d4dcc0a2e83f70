package id.laksa.spine;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The city's address for complaints, on a real mail server, and the citizens' own. */
final class Mailbox implements AutoCloseable {
  static final String ADDRESS = "aduan@kota.test";
  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
          });
  private final GreenMailUser city;

  Mailbox() {
    server.start();
    city = server.setUser(ADDRESS, "aduan", "secret");
  }

  /** What conf/city.properties says of it. */
  Map<String, String> properties() {
    return Map.of(
        "mail.in", "imap://127.0.0.1:" + server.getImap().getPort(),
        "mail.out", "smtp://127.0.0.1:" + server.getSmtp().getPort(),
        "mail.user", "aduan",
        "mail.password", "secret",
        "mail.from", ADDRESS,
        "mail.unreadable", "unreadable",
        "mail.poll", "200");
  }

  /** A mail comes in, as it went over the wire. */
  void comesIn(String raw) throws MessagingException {
    city.deliver(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(
                raw.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1))));
  }

  /** The city's mail server takes nothing more, until it is begun again. */
  void stopSending() {
    server.getSmtp().stopService();
  }

  /** What a citizen was sent so far. */
  List<MimeMessage> to(String address) {
    return Arrays.stream(server.getReceivedMessagesForDomain(address)).toList();
  }

  /** Waits for the only mail to a citizen. */
  String answerTo(String address) {
    await().until(() -> !to(address).isEmpty());
    return text(to(address).get(0));
  }

  static String text(MimeMessage mail) {
    try {
      return mail.getSubject() + "\n" + String.valueOf(mail.getContent()).replace("\r", "");
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many lie in a folder. */
  int in(String folder) {
    MailFolder found = server.getManagers().getImapHostManager().getFolder(city, folder);
    return found == null ? 0 : found.getMessageCount();
  }

  /** How many nobody has read, of those that aren't deleted. */
  long unread() throws FolderException {
    return server.getManagers().getImapHostManager().getInbox(city).getMessages().stream()
        .filter(mail -> !mail.getFlags().contains(Flags.Flag.SEEN))
        .count();
  }

  void forget() throws FolderException {
    server.purgeEmailFromAllMailboxes();
  }

  @Override
  public void close() {
    server.stop();
  }
}
