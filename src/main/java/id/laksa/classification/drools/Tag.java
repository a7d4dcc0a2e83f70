package id.laksa.classification.drools;

/**
 * Fact: the complaint carries this hashtag.
 *
 * @param name normalised, without {@code #}
 */
public record Tag(String name) {}
