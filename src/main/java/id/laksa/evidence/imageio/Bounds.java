package id.laksa.evidence.imageio;

import id.laksa.evidence.RefusalReason;

/** How large a picture may say it is, checked before anything is decoded. */
record Bounds(long maxPixels, int maxSide) {
  /** Of what the store keeps. */
  static final Bounds STORED =
      new Bounds((long) Decoder.MAX_SIDE * Decoder.MAX_SIDE, Decoder.MAX_SIDE);

  Bounds share(int parts) {
    return new Bounds(maxPixels / parts, maxSide);
  }

  void check(int width, int height) throws UnfitPhotoException {
    if (width < 1 || height < 1) {
      throw new UnfitPhotoException(RefusalReason.CANNOT_DECODE);
    }
    if (width > maxSide || height > maxSide || (long) width * height > maxPixels) {
      throw new UnfitPhotoException(RefusalReason.TOO_MANY_PIXELS);
    }
  }
}
