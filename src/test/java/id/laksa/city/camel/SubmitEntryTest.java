package id.laksa.city.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.city.entry.CityComplaint;
import id.laksa.city.entry.CityReceipt;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a photo whose bytes don't come. */
class SubmitEntryTest {
  private static final byte[] PHOTO = {1, 2, 3};
  @TempDir Path scratch;
  private final DefaultCamelContext context = new DefaultCamelContext();
  private final List<byte[]> taken = new ArrayList<>();
  private SubmitEntry entry;

  @BeforeEach
  void anEngineThatTakesEverything() throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:laksa-submit")
                .process(exchange -> exchange.getMessage().setBody(accepted(exchange)));
          }
        });
    context.start();
    EngineDoor door = new EngineDoor();
    door.open(context);
    entry = new SubmitEntry(door, 100, 100, new ObjectMapper(), scratch, 1_000_000);
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    context.stop();
    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void whatBreaksOffComesAgainAndIsTakenThen() throws Exception {
    DataHandler photo = new DataHandler(new Wavering());
    assertThat(submit(photo).getHeader("laksaOutcome")).isEqualTo("away");
    assertThat(taken).isEmpty();
    assertThat(submit(photo).getHeader("laksaOutcome")).isEqualTo("accepted");
    assertThat(taken).containsExactly(PHOTO);
  }

  @Test
  void whatIsBrokenInItselfIsRefused() throws Exception {
    DataHandler broken = part("Content-Transfer-Encoding: base64\n\n!!!!notbase64===x");
    assertThat(submit(broken).getHeader("laksaErrors")).isEqualTo("photo[0] can't be read");
    assertThat(submit(broken).getHeader("laksaOutcome")).isEqualTo("refused");
  }

  @Test
  void whatIsInAnEncodingThatNobodyKnowsIsRefused() throws Exception {
    DataHandler unknown = part("Content-Transfer-Encoding: x-morse\n\n-.-.");
    assertThat(submit(unknown).getHeader("laksaOutcome")).isEqualTo("refused");
  }

  private AttachmentMessage submit(DataHandler photo) throws Exception {
    Exchange exchange = new DefaultExchange(context);
    AttachmentMessage message = exchange.getMessage(AttachmentMessage.class);
    message.setBody(Map.of("text", "Jalan berlubang"));
    message.addAttachment("photo", photo);
    entry.process(exchange);
    return exchange.getMessage(AttachmentMessage.class);
  }

  private CityReceipt accepted(Exchange exchange) {
    CityComplaint complaint = exchange.getMessage().getBody(CityComplaint.class);
    complaint
        .photos()
        .forEach(
            photo -> {
              try {
                taken.add(Files.readAllBytes(photo.file()));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return new CityReceipt(CityReceipt.Outcome.ACCEPTED, "LKS-1", Map.of(), List.of());
  }

  /** A part of a mail as the mail library reads it. */
  private static DataHandler part(String text) throws Exception {
    String mail = "--x\nContent-Type: image/jpeg\n" + text + "\n--x--\n";
    BodyPart part =
        new MimeMultipart(
                new ByteArrayDataSource(
                    mail.getBytes(StandardCharsets.US_ASCII), "multipart/mixed; boundary=x"))
            .getBodyPart(0);
    return part.getDataHandler();
  }

  /** Its first stream breaks off in the middle, its second is whole. */
  private static final class Wavering implements DataSource {
    private int asked;

    @Override
    public InputStream getInputStream() {
      InputStream whole = new ByteArrayInputStream(PHOTO);
      return asked++ == 0 ? new SequenceInputStream(whole, new BrokenOff()) : whole;
    }

    @Override
    public OutputStream getOutputStream() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getContentType() {
      return "image/jpeg";
    }

    @Override
    public String getName() {
      return "photo";
    }
  }

  /** A connection that is lost. */
  private static final class BrokenOff extends InputStream {
    @Override
    public int read() throws IOException {
      throw new SocketException("Connection reset");
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      return read();
    }
  }
}
