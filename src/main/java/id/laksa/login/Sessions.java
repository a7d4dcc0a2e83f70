package id.laksa.login;

import id.laksa.complaint.KeyedHash;
import id.laksa.complaint.PageKeys;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes sessions that the browser carries, signed, so that any node knows them; and the token that
 * every form of a session must bring along. When a user's password changes, his end.
 */
public final class Sessions {
  /** How long one lasts, whatever is done in it: a shift. */
  public static final Duration LIFE = Duration.ofHours(8);

  /** For how long a browser is known again at the login. */
  public static final Duration BROWSERS_LIFE = Duration.ofDays(180);

  private static final Pattern VALUE =
      Pattern.compile("(([A-Za-z0-9_-]{0,128})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{22}))\\.(.{43})");
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final SecureRandom RANDOM = new SecureRandom();
  private final KeyedHash signature;
  private final KeyedHash forms;
  private final Function<String, byte[]> fingerprint;
  private final Duration life;
  private final InstantSource time;

  /**
   * Signs with a key of its own.
   *
   * @param keys the same on every node
   * @param door the name of the door; one door's sessions open no other
   * @param fingerprint of a user's password; of nobody's as well
   */
  public Sessions(
      PageKeys keys, String door, Function<String, byte[]> fingerprint, InstantSource time) {
    this(keys, door + "-session", door + "-form", fingerprint, LIFE, time);
  }

  private Sessions(
      PageKeys keys,
      String signature,
      String forms,
      Function<String, byte[]> fingerprint,
      Duration life,
      InstantSource time) {
    this.signature = keys.of(signature);
    this.forms = keys.of(forms);
    this.fingerprint = fingerprint;
    this.life = life;
    this.time = time;
  }

  /**
   * What isn't a session, but says for long that somebody was logged in with this browser: it opens
   * nothing.
   */
  public static Sessions browsers(
      PageKeys keys, String door, Function<String, byte[]> fingerprint, InstantSource time) {
    return new Sessions(
        keys, door + "-browser", door + "-no-form", fingerprint, BROWSERS_LIFE, time);
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
        Person.named(user),
        Instant.ofEpochSecond(time.instant().getEpochSecond()),
        ENCODER.encodeToString(id));
  }

  /** What the browser carries. */
  public String write(Session session) {
    String user = ENCODER.encodeToString(session.user().getBytes(StandardCharsets.UTF_8));
    String content = user + "." + session.issuedAt().getEpochSecond() + "." + session.id();
    return content + "." + seal(session.user(), content);
  }

  /** What a browser brought; empty unless we wrote it and it still lasts. */
  public Optional<Session> read(String value) {
    Matcher parts = VALUE.matcher(value);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Optional<String> named = user(parts.group(2));
    if (named.isEmpty() || !KeyedHash.same(seal(named.get(), parts.group(1)), parts.group(5))) {
      return Optional.empty();
    }
    String user = named.get();
    Instant issuedAt = Instant.ofEpochSecond(Long.parseLong(parts.group(3)));
    return time.instant().isBefore(issuedAt.plus(life))
        ? Optional.of(new Session(Person.named(user), issuedAt, parts.group(4)))
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

  private static Optional<String> user(String encoded) {
    try {
      byte[] user = Base64.getUrlDecoder().decode(encoded);
      return Optional.of(new String(user, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String seal(String user, String content) {
    byte[] said = content.getBytes(StandardCharsets.UTF_8);
    return ENCODER.encodeToString(signature.of(fingerprint.apply(user), said));
  }

  private static String hash(KeyedHash with, String text) {
    return ENCODER.encodeToString(with.of(text.getBytes(StandardCharsets.UTF_8)));
  }
}
