package id.laksa.city.entry;

import id.laksa.http.Problem.FieldError;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a route of the city's is told about what it handed in.
 *
 * @param ticket null when there is none
 * @param body the receipt; where there is none, why
 * @param errors what is wrong with which field
 */
public record CityReceipt(
    Outcome outcome, @Nullable String ticket, Object body, List<FieldError> errors) {
  public CityReceipt {
    errors = List.copyOf(errors);
  }

  /** What became of it. */
  public enum Outcome {
    /** It is in the ledger. */
    ACCEPTED("accepted"),
    /** It will be, when the ledger is back. */
    PROMISED("promised"),
    /** It can't be taken as it is. */
    REFUSED("refused"),
    /** Its key was used for something else. */
    CONFLICT("conflict"),
    /** Too much at once: the same again, later. */
    OVERLOADED("overloaded"),
    /** Nothing can be kept now: the same again, later. */
    AWAY("away");

    private final String slug;

    Outcome(String slug) {
      this.slug = slug;
    }

    /** As it travels. */
    public String slug() {
      return slug;
    }
  }

  /** What a receipt that isn't one says. */
  public record Why(String outcome, String reason, List<FieldError> errors) {}

  /** One that says why there is no ticket. */
  public static CityReceipt without(Outcome outcome, String reason, List<FieldError> errors) {
    return new CityReceipt(outcome, null, new Why(outcome.slug(), reason, errors), errors);
  }

  /** One for what can't be taken as it is. */
  public static CityReceipt refused(List<FieldError> errors) {
    return without(
        Outcome.REFUSED, "The complaint can't be taken as it is; nothing was kept.", errors);
  }

  /** Field and sentence of each error, in one line; null when there is none. */
  public @Nullable String errorLine() {
    return errors.isEmpty()
        ? null
        : errors.stream()
            .map(error -> error.field() + " " + error.detail())
            .collect(Collectors.joining("; "));
  }
}
