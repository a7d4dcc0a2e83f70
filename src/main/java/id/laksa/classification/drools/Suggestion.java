package id.laksa.classification.drools;

/**
 * Fact: the words make this likely.
 *
 * @param category the id of what is meant
 * @param department the category's owner; may be {@code KECAMATAN}
 * @param place 0 for the likeliest, then 1, 2
 * @param sure whether it is likely enough to be followed without an operator
 */
public record Suggestion(String category, String department, int place, boolean sure) {}
