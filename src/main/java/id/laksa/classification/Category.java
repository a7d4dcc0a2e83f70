package id.laksa.classification;

/**
 * A leaf of the category tree.
 *
 * @param id kebab-case, unique, stable ({@code jalan-rusak})
 * @param group the branch it hangs on ({@code infrastruktur})
 * @param name what citizens read, in Indonesian
 * @param nameEn the same in English
 * @param department code of the owner; {@code KECAMATAN} means the kecamatan the place lies in
 * @param priority of its work orders
 * @param anonymousByDefault whether the department sees no reporter unless the reporter allows it
 * @param confidentialByDefault whether the public never sees the report
 * @param emergency whether the reporter is told to call 112
 */
public record Category(
    String id,
    String group,
    String name,
    String nameEn,
    String department,
    Priority priority,
    boolean anonymousByDefault,
    boolean confidentialByDefault,
    boolean emergency) {}
