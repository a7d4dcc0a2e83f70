package id.laksa.demo;

/** The demo's drawings, for pictures of the pages. */
public final class Pictures {
  private Pictures() {}

  /** A street with holes in it, as a JPEG. */
  public static byte[] pothole(long seed) {
    return new Photographer(seed).before(Scene.POTHOLE);
  }

  /** A street that was mended, as a JPEG. */
  public static byte[] repaired(long seed) {
    return new Photographer(seed).after();
  }
}
