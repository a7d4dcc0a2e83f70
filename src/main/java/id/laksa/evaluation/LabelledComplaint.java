package id.laksa.evaluation;

/**
 * A complaint whose department is known.
 *
 * @param text what the citizen wrote, 1 to 4,000 characters
 * @param department the code of who had to act; the kecamatan are {@code KECAMATAN}
 */
public record LabelledComplaint(String text, String department) {}
