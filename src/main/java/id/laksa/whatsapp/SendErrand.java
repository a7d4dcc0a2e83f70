package id.laksa.whatsapp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.errand.Errand;
import id.laksa.errand.ErrandHandler;
import id.laksa.errand.ErrandOutcome;
import id.laksa.evidence.PhotoPair;
import id.laksa.evidence.PhotoStore;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Brings one message to one citizen. */
public final class SendErrand implements ErrandHandler {
  /** The kind of these errands; their lane is the contact. */
  public static final String KIND = "whatsapp-send";

  private final CloudApi cloud;
  private final Memory memory;
  private final PhotoStore photos;
  private final PhotoPair pairs;
  private final ObjectMapper json;
  private final String language;

  /** What it must know and remember. */
  public interface Memory {
    /** The contact; empty when he was erased. */
    Optional<Contact> contact(UUID id);

    /** Whether Meta has told anything of an earlier attempt: then it has the message. */
    boolean isKnown(UUID errandId);

    /** Meta has taken it. */
    void accepted(UUID errandId, Outgoing outgoing, String wamid);

    /** It can't be brought by WhatsApp; may be told again of the same. */
    void undelivered(Outgoing outgoing, String reason);
  }

  /**
   * Wires it.
   *
   * @param language of the templates, as approved
   */
  public SendErrand(
      CloudApi cloud,
      Memory memory,
      PhotoStore photos,
      PhotoPair pairs,
      ObjectMapper json,
      String language) {
    this.pairs = pairs;
    this.cloud = cloud;
    this.memory = memory;
    this.photos = photos;
    this.json = json;
    this.language = language;
  }

  @Override
  public ErrandOutcome attempt(Errand errand) throws JsonProcessingException {
    Outgoing outgoing = json.readValue(errand.what(), Outgoing.class);
    Optional<Contact> contact = memory.contact(outgoing.contactId());
    boolean arrived = errand.attempts() > 1 && memory.isKnown(errand.id());
    if (contact.isEmpty() || arrived) {
      return ErrandOutcome.DONE;
    }
    WhatsAppUser to = contact.get().sender();
    String callback = outgoing.callbackData(errand.id());
    SendResult result =
        outgoing.asTemplate()
            ? new SendResult.WindowClosed()
            : cloud.send(to, freeForm(outgoing), callback);
    if (result instanceof SendResult.WindowClosed) {
      Message template = template(outgoing);
      if (template == null) {
        return ErrandOutcome.DONE;
      }
      result = cloud.send(to, template, callback);
    }
    return outcome(errand, outgoing, result);
  }

  /** The ladder is at its end: he is told otherwise, and a person may still have it sent again. */
  @Override
  public ErrandOutcome exhausted(Errand errand, String reason) {
    try {
      Outgoing outgoing = json.readValue(errand.what(), Outgoing.class);
      if (outgoing.isNews()) {
        memory.undelivered(outgoing, reason);
      }
    } catch (JsonProcessingException e) {
      // Nobody can be told of what can't be read.
    }
    return new ErrandOutcome.Dead(reason);
  }

  private ErrandOutcome outcome(Errand errand, Outgoing outgoing, SendResult result) {
    if (result instanceof SendResult.Sent sent) {
      memory.accepted(errand.id(), outgoing, sent.wamid());
      return ErrandOutcome.DONE;
    }
    if (result instanceof SendResult.Later later) {
      return later(errand, later);
    }
    if (result instanceof SendResult.Uncertain uncertain) {
      return ErrandOutcome.later(uncertain.reason());
    }
    if (result instanceof SendResult.Refused refused) {
      return ErrandOutcome.later("refused-" + refused.code());
    }
    String reason =
        result instanceof SendResult.Undeliverable undeliverable
            ? "undeliverable-" + undeliverable.code()
            : "window-closed";
    if (!outgoing.isNews()) {
      return new ErrandOutcome.Dead(reason);
    }
    memory.undelivered(outgoing, reason);
    return ErrandOutcome.DONE;
  }

  private static ErrandOutcome later(Errand errand, SendResult.Later later) {
    Duration wait = later.notBefore(errand.attempts() - 1);
    if (later.reason().equals("own-limit")) {
      return new ErrandOutcome.NotDueYet(wait);
    }
    return later
        .heldFor(errand.held())
        .<ErrandOutcome>map(asked -> new ErrandOutcome.Held(later.reason(), asked))
        .orElseGet(() -> new ErrandOutcome.Later(later.reason(), wait));
  }

  private Message freeForm(Outgoing outgoing) {
    if (outgoing.photo() != null && !outgoing.buttons().isEmpty()) {
      return new Message.Buttons(
          outgoing.text(), outgoing.buttons(), bytes(outgoing, outgoing.photo()));
    }
    if (outgoing.photo() != null) {
      return new Message.Image(bytes(outgoing, outgoing.photo()), outgoing.text());
    }
    if (outgoing.opener() != null) {
      return new Message.Choices(outgoing.text(), outgoing.opener(), outgoing.buttons());
    }
    return outgoing.buttons().isEmpty()
        ? new Message.Text(outgoing.text(), null)
        : new Message.Buttons(outgoing.text(), outgoing.buttons(), null);
  }

  private PhotoBytes bytes(Outgoing outgoing, String photo) {
    return outgoing.before() == null
        ? PhotoBytes.kept(photos, photo)
        : PhotoBytes.beside(photos, pairs, outgoing.before(), photo);
  }

  private @Nullable Message template(Outgoing outgoing) {
    Outgoing.Fallback template = outgoing.template();
    if (template == null) {
      return null;
    }
    String photo = template.withPhoto() ? outgoing.photo() : null;
    return new Message.Template(
        template.name(),
        language,
        template.parameters(),
        photo == null ? null : bytes(outgoing, photo),
        template.payloads());
  }
}
