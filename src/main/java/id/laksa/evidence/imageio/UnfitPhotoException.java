package id.laksa.evidence.imageio;

import id.laksa.evidence.RefusalReason;
import java.io.IOException;

/** The content can't be taken; becomes a refusal at the feature's border. */
final class UnfitPhotoException extends IOException {
  private final RefusalReason reason;

  UnfitPhotoException(RefusalReason reason) {
    super(reason.code());
    this.reason = reason;
  }

  RefusalReason reason() {
    return reason;
  }
}
