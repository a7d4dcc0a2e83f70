package id.laksa.classification.drools;

/**
 * Fact: the words give a sign of what must not wait or be shown around.
 *
 * @param category the id of what is meant
 * @param department the category's owner; may be {@code KECAMATAN}
 * @param score more than 0 to 1, on the scale of the hashtags'
 */
public record Warning(String category, String department, double score) {}
