package id.laksa.whatsapp;

import id.laksa.place.GeoPoint;
import id.laksa.texts.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message of a citizen.
 *
 * @param wamid Meta's id; holds the phone number in disguise, so it is personal data
 * @param name of the citizen's profile, at most 200 characters; null when not told
 * @param quotedWamid the message of ours it answers; null when none
 * @param sentAt by Meta's clock; null when not told
 */
public record InboundMessage(
    String wamid,
    WhatsAppUser sender,
    @Nullable String name,
    @Nullable String quotedWamid,
    @Nullable Instant sentAt,
    Content content) {

  /** Never shows the person or what he says. */
  @Override
  public String toString() {
    return "InboundMessage[" + content.getClass().getSimpleName() + "]";
  }

  /** What it says. */
  public sealed interface Content {
    /** What is written in it or below it; null when nothing is. */
    default @Nullable String words() {
      return null;
    }
  }

  /**
   * Words.
   *
   * @param body not blank
   */
  public record Text(String body) implements Content {
    @Override
    public String words() {
      return body;
    }
  }

  /**
   * A photo, still at Meta's.
   *
   * @param caption null when there is none
   */
  public record Photo(MediaRef media, @Nullable String caption) implements Content {
    @Override
    public @Nullable String words() {
      return caption;
    }
  }

  /**
   * A place.
   *
   * @param point anywhere on earth
   * @param address name and address as sent, at most 500 characters; null when there is none
   */
  public record Pin(GeoPoint point, @Nullable String address) implements Content {
    /** The place in words, for people. */
    public String told(Texts texts) {
      String name = address == null ? texts.text("whatsapp.shown.place") : address;
      return "%s (%s, %s)".formatted(name, point.lat(), point.lon());
    }
  }

  /**
   * An answer tapped.
   *
   * @param id as we gave it with the button
   */
  public record Tap(String id) implements Content {}

  /**
   * Something we can't take: a film, a voice, a document, a contact.
   *
   * @param type Meta's name of it
   * @param caption null when there is none
   */
  public record Other(String type, @Nullable String caption) implements Content {
    @Override
    public @Nullable String words() {
      return caption;
    }
  }

  /**
   * Nothing that wants an answer: a reaction, a change of number.
   *
   * @param type Meta's name of it
   */
  public record Silent(String type) implements Content {}

  /**
   * Where a photo is to be had.
   *
   * @param url newer messages name it; null otherwise
   */
  public record MediaRef(String id, @Nullable String url) {}
}
