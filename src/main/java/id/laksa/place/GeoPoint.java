package id.laksa.place;

/**
 * A WGS 84 coordinate pair in decimal degrees.
 *
 * @param lat latitude, -90 to 90
 * @param lon longitude, -180 to 180
 */
public record GeoPoint(double lat, double lon) {}
