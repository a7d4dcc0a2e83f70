package id.laksa.place;

/**
 * Where in the city a point lies.
 *
 * @param kecamatan the district's name, as in the official list; never null
 * @param kelurahan the sub-district's name; never null
 */
public record Place(String kecamatan, String kelurahan) {}
