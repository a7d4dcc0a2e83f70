package id.laksa.evidence.imageio;

/**
 * A grey picture.
 *
 * @param shades row by row, 0 to 255 each
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Grey(int width, int height, double[] shades) {
  /** Variance of the Laplacian: how much of the picture has edges. 0 when it has no inside. */
  double edges() {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int at = y * width + x;
        double edge =
            shades[at - 1]
                + shades[at + 1]
                + shades[at - width]
                + shades[at + width]
                - 4 * shades[at];
        sum += edge;
        squares += edge * edge;
        count++;
      }
    }
    return count == 0 ? 0 : squares / count - sum / count * (sum / count);
  }

  /** The same in a square of {@code side}, each shade the mean of what lies under it. */
  double[] scaled(int side) {
    double[] small = new double[side * side];
    for (int y = 0; y < side; y++) {
      int top = y * height / side;
      int bottom = Math.max(top + 1, (y + 1) * height / side);
      for (int x = 0; x < side; x++) {
        int left = x * width / side;
        int right = Math.max(left + 1, (x + 1) * width / side);
        small[y * side + x] = mean(left, top, right, bottom);
      }
    }
    return small;
  }

  private double mean(int left, int top, int right, int bottom) {
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += shades[y * width + x];
      }
    }
    return sum / ((right - left) * (bottom - top));
  }
}
