package id.laksa.complaint;

/**
 * The claim check of a photo.
 *
 * @param id unguessable; the last part of its address
 * @param sha256 hex of the bytes served
 */
public record PhotoRef(String id, String sha256) {}
