package id.laksa.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Set;

/**
 * Takes a request of a version of HTTP that nobody here speaks as malformed. Vert.x would answer it
 * by 501, as if we had to mend something, and has no setting for it.
 */
final class VersionGuard extends ChannelInboundHandlerAdapter {
  private static final Set<HttpVersion> OURS = Set.of(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1);

  private VersionGuard() {}

  /** Guards a new connection. */
  static void guard(HttpConnection connection) {
    if (connection instanceof ConnectionBase base) {
      ChannelPipeline pipeline = base.channelHandlerContext().pipeline();
      pipeline.addBefore(base.channelHandlerContext().name(), "versions", new VersionGuard());
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request && !OURS.contains(request.protocolVersion())) {
      // The answer is in a version of ours.
      request.setProtocolVersion(HttpVersion.HTTP_1_1);
      request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("HTTP/1 alone")));
    }
    context.fireChannelRead(message);
  }
}
