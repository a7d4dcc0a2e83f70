package id.laksa.classification.drools;

/**
 * Fact: it happened on this main road.
 *
 * @param words for an operator: {@code jl daan mogot (jalan nasional)}
 * @param roadClass {@code nasional}, {@code provinsi} or {@code kota}
 * @param owner code of the department that keeps the road up
 */
public record Street(String words, String roadClass, String owner) {}
