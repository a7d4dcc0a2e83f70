package id.laksa.web;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What somebody typed into the form, as it came; nothing in it is checked.
 *
 * @param hashtag chosen from the list; empty when none
 * @param place chosen, as {@code kecamatan/kelurahan}; empty when none
 */
public record Typed(
    String text,
    String hashtag,
    String lat,
    String lon,
    String place,
    String address,
    boolean anonymous,
    boolean confidential,
    String name,
    String phone,
    String email) {

  /** An empty form. */
  public static final Typed NOTHING = of(field -> "", field -> false);

  /**
   * Reads the fields.
   *
   * @param texts each by its name; empty when it isn't there
   * @param boxes whether one is ticked, by its name
   */
  public static Typed of(Function<String, String> texts, Predicate<String> boxes) {
    return new Typed(
        // A browser sends every line end as two characters and counts it as one.
        texts.apply("text").replace("\r\n", "\n"),
        texts.apply("hashtag"),
        texts.apply("lat"),
        texts.apply("lon"),
        texts.apply("place"),
        texts.apply("address"),
        boxes.test("anonymous"),
        boxes.test("confidential"),
        texts.apply("name"),
        texts.apply("phone"),
        texts.apply("email"));
  }

  /** The same as the form shows it again: without characters that no form can carry. */
  public Typed shown() {
    return of(
        field -> Characters.readable(value(field)),
        field -> field.equals("anonymous") ? anonymous : confidential);
  }

  private String value(String field) {
    return switch (field) {
      case "text" -> text;
      case "hashtag" -> hashtag;
      case "lat" -> lat;
      case "lon" -> lon;
      case "place" -> place;
      case "address" -> address;
      case "name" -> name;
      case "phone" -> phone;
      default -> email;
    };
  }

  /** Says nothing: it is a person's. */
  @Override
  public String toString() {
    return "Typed";
  }
}
