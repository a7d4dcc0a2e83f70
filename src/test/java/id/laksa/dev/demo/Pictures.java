package id.laksa.dev.demo;

/** The demo's drawings, for pictures of the pages. */
public final class Pictures {
  private Pictures() {}

  /** A street with holes in it, as a JPEG. */
  public static byte[] pothole(long seed) {
    return new Photographer(seed).before(StreetScene.POTHOLE);
  }

  /** A street that was mended, as a JPEG. */
  public static byte[] repaired(long seed) {
    return new Photographer(seed).after();
  }
}
