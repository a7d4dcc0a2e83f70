package id.laksa.whatsapp.graph;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Hands a body on up to a bound, and hangs up when it is passed. */
final class BoundedBody<T> implements BodySubscriber<T> {
  private final BodySubscriber<T> inner;
  private long left;
  private @Nullable Subscription subscription;

  private BoundedBody(BodySubscriber<T> inner, long most) {
    this.inner = inner;
    this.left = most;
  }

  /** The same handler, for bodies of at most {@code most} bytes. */
  static <T> BodyHandler<T> of(BodyHandler<T> handler, long most) {
    return head -> new BoundedBody<>(handler.apply(head), most);
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    inner.onSubscribe(given);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (left < 0) {
      return;
    }
    for (ByteBuffer buffer : buffers) {
      left -= buffer.remaining();
    }
    if (left >= 0) {
      inner.onNext(buffers);
      return;
    }
    if (subscription != null) {
      subscription.cancel();
    }
    inner.onError(new TooLargeException());
  }

  @Override
  public void onError(Throwable fault) {
    if (left >= 0) {
      inner.onError(fault);
    }
  }

  @Override
  public void onComplete() {
    if (left >= 0) {
      inner.onComplete();
    }
  }

  @Override
  public CompletionStage<T> getBody() {
    return inner.getBody();
  }

  /** The bound was passed. */
  static final class TooLargeException extends IOException {
    private TooLargeException() {
      super("More than the bound");
    }
  }
}
