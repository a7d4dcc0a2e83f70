package id.laksa.login;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's account, as those who keep accounts see it.
 *
 * @param secondFactor whether a code is asked for beside the password
 * @param disabledAt since when it opens nothing; null while it does
 */
public record UserAccount(
    Person person, boolean secondFactor, Instant createdAt, @Nullable Instant disabledAt) {}
