package id.laksa.login;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

/**
 * Passwords as the ledger keeps them: Argon2id at the cost that OWASP's Password Storage Cheat
 * Sheet names first (19 MiB, two passes, one lane), with a salt of 16 bytes.
 */
public final class PasswordHash {
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, BYTES, Argon2.ID);

  /** Nobody's: comparing with it takes as long as with anybody's. */
  private static final String NOBODYS = of("nobody has it");

  private PasswordHash() {}

  /** What is kept of a password. */
  public static String of(String password) {
    return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult();
  }

  /** Whether this is the password of which that is kept. */
  public static boolean matches(String password, String kept) {
    return Password.check(password, kept).with(Argon2Function.getInstanceFromHash(kept));
  }

  /** Takes as long as {@link #matches}, and is never right: there is no such user. */
  public static boolean matchesNobodys(String password) {
    matches(password, NOBODYS);
    return false;
  }
}
