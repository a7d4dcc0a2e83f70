package id.laksa.login;

import id.laksa.complaint.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes sessions that the browser carries, signed, so that any node knows them; and the token that
 * every form of a session must bring along.
 */
public final class Sessions {
  /** How long one lasts, whatever is done in it: a shift. */
  public static final Duration LIFE = Duration.ofHours(8);

  private static final Pattern VALUE =
      Pattern.compile("(([A-Za-z0-9_-]{0,128})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{22}))\\.(.{43})");
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final SecureRandom RANDOM = new SecureRandom();
  private final KeyedHash signature;
  private final KeyedHash forms;
  private final InstantSource clock;

  /**
   * Signs with a key of its own.
   *
   * @param masterKey the same on every node
   * @param door the name of the door; one door's sessions open no other
   */
  public Sessions(byte[] masterKey, String door, InstantSource clock) {
    this.signature = KeyedHash.derived(masterKey, door + "-session");
    this.forms = KeyedHash.derived(masterKey, door + "-form");
    this.clock = clock;
  }

  /**
   * A new session.
   *
   * @param user empty before the login
   */
  public Session begin(String user) {
    byte[] id = new byte[16];
    RANDOM.nextBytes(id);
    return new Session(
        user, Instant.ofEpochSecond(clock.instant().getEpochSecond()), ENCODER.encodeToString(id));
  }

  /** What the browser carries. */
  public String write(Session session) {
    String user = ENCODER.encodeToString(session.user().getBytes(StandardCharsets.UTF_8));
    String content = user + "." + session.issuedAt().getEpochSecond() + "." + session.id();
    return content + "." + hash(signature, content);
  }

  /** What a browser brought; empty unless we wrote it and it still lasts. */
  public Optional<Session> read(String value) {
    Matcher parts = VALUE.matcher(value);
    if (!parts.matches() || !KeyedHash.same(hash(signature, parts.group(1)), parts.group(5))) {
      return Optional.empty();
    }
    String user = new String(Base64.getUrlDecoder().decode(parts.group(2)), StandardCharsets.UTF_8);
    Instant issuedAt = Instant.ofEpochSecond(Long.parseLong(parts.group(3)));
    return clock.instant().isBefore(issuedAt.plus(LIFE))
        ? Optional.of(new Session(user, issuedAt, parts.group(4)))
        : Optional.empty();
  }

  /** The secret of a session's forms. */
  public String formToken(Session session) {
    return hash(forms, session.id());
  }

  /** Whether a form was made for this session. */
  public boolean isFormOf(Session session, String token) {
    return KeyedHash.same(formToken(session), token);
  }

  private static String hash(KeyedHash with, String text) {
    return ENCODER.encodeToString(with.of(text.getBytes(StandardCharsets.UTF_8)));
  }
}
