package id.laksa.words.learning;

/**
 * A complaint whose department is known.
 *
 * @param text what the citizen wrote
 * @param category the general one of its department
 */
public record TrainingExample(String text, String category) {}
