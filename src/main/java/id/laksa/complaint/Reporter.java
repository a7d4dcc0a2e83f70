package id.laksa.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a complaint, as far as he said. Personal data: kept apart and encrypted, never in a log,
 * an event or a public page.
 *
 * @param name at most 200 characters
 * @param phone at most 32 characters, as typed
 * @param email at most 254 characters
 * @param address where he is in the channel he used, at most {@value #LONGEST_ADDRESS} characters:
 *     the number of a chat, say; null where the channel has none. No department sees it. Of what
 *     was typed at a desk the number on WhatsApp by which news is allowed, see {@link #whatsApp}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reporter(
    @Nullable String name,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String address) {
  /** The longest address in a channel. */
  public static final int LONGEST_ADDRESS = 254;

  private static final String ON_WHATSAPP = "whatsapp:";
  private static final Pattern ON_WHATSAPP_NUMBER =
      Pattern.compile(ON_WHATSAPP + "[1-9][0-9]{7,14}");

  /** Nothing said. */
  public static final Reporter UNKNOWN = new Reporter(null, null, null);

  /** One of a channel that has no addresses. */
  public Reporter(@Nullable String name, @Nullable String phone, @Nullable String email) {
    this(name, phone, email, null);
  }

  /** The same with an address in his channel. */
  public Reporter at(@Nullable String addressInChannel) {
    return new Reporter(name, phone, email, addressInChannel);
  }

  /** The same, who allows to be told by WhatsApp under this number: digits, the country's first. */
  public Reporter onWhatsApp(String number) {
    return at(ON_WHATSAPP + number);
  }

  /** The number on WhatsApp under which he allowed to be told; empty when he didn't. */
  public Optional<String> whatsApp() {
    return Optional.ofNullable(address)
        .filter(ON_WHATSAPP_NUMBER.asMatchPredicate())
        .map(found -> found.substring(ON_WHATSAPP.length()));
  }

  /** Never shows the person, so that no log can. */
  @Override
  public String toString() {
    return "Reporter[…]";
  }
}
