package id.laksa.evidence.imageio;

import org.jspecify.annotations.Nullable;

/**
 * A file taken apart: what draws, and what tells.
 *
 * @param drawing the same format again with only the parts that make pixels; all a decoder sees
 * @param exif the TIFF block of its metadata; null when it has none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Picture(int width, int height, byte[] drawing, byte @Nullable [] exif) {}
