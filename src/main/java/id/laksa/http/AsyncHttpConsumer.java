package id.laksa.http;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.vertx.AsyncInputStream;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins a route on a worker and lets go of it where the route waits for something without a thread
 * (a commit, say). What comes out of the route in the end, an {@link HttpAnswer}, is written by the
 * server's own loop.
 */
final class AsyncHttpConsumer extends VertxPlatformHttpConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(AsyncHttpConsumer.class);
  private static final int FAULT = 500;
  private static final int LEAVING = 503;

  AsyncHttpConsumer(
      PlatformHttpEndpoint endpoint,
      Processor processor,
      List<Handler<RoutingContext>> handlers,
      String routerName) {
    super(endpoint, processor, handlers, routerName);
  }

  @Override
  protected void handleRequest(RoutingContext request) {
    if (isSuspended()) {
      request.response().setStatusCode(LEAVING);
      request.end();
      return;
    }
    Exchange exchange = createExchange(false);
    exchange.setPattern(ExchangePattern.InOut);
    processHttpRequest(exchange, request)
        .onFailure(fault -> fail(request, exchange, fault))
        .onSuccess(
            read -> {
              addForm(request, exchange.getIn());
              route(request, exchange);
            });
  }

  private void route(RoutingContext request, Exchange exchange) {
    Context loop = request.vertx().getOrCreateContext();
    // Whoever waits for long may ask whether anybody still listens.
    exchange.setVariable("gone", (BooleanSupplier) () -> request.response().closed());
    request
        .vertx()
        .executeBlocking(
            () -> {
              createUoW(exchange);
              return getAsyncProcessor()
                  .process(
                      exchange, inOneGo -> loop.runOnContext(through -> answer(request, exchange)));
            },
            false)
        .onFailure(fault -> fail(request, exchange, fault));
  }

  private void addForm(RoutingContext request, Message message) {
    String type = String.valueOf(request.request().getHeader(HttpHeaders.CONTENT_TYPE));
    String kind = type.toLowerCase(Locale.ROOT);
    if (kind.startsWith(WebForm.URL_ENCODED)) {
      // The server has taken nothing apart: see SpoolingBodyHandler.
      message.setBody(Map.of(WebForm.WHOLE, request.request().formAttributes().get(WebForm.WHOLE)));
    } else if (kind.startsWith("multipart/form-data")) {
      populateAttachments(request.fileUploads(), message);
    }
  }

  private void answer(RoutingContext request, Exchange exchange) {
    Exception fault = exchange.getException();
    Object body = exchange.getMessage().getBody();
    if (fault != null) {
      fail(request, exchange, fault);
    } else if (body instanceof HttpAnswer answer) {
      write(request, answer);
      end(exchange);
    } else {
      fail(request, exchange, new IllegalStateException("a door has no answer"));
    }
  }

  private static void write(RoutingContext request, HttpAnswer answer) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      close(answer.body());
      return;
    }
    response.setStatusCode(answer.status());
    response.putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType());
    answer
        .headers()
        .forEach(
            (name, value) -> {
              if (name.equals(HttpAnswer.SET_COOKIE)) {
                Iterable<String> cookies = Arrays.asList(value.split("\n"));
                response.putHeader(name, cookies);
              } else {
                response.putHeader(name, value);
              }
            });
    if (answer.body() instanceof InputStream stream) {
      pump(request, stream);
    } else {
      response.end(Buffer.buffer((byte[]) answer.body()));
    }
  }

  /** In pieces, as fast as they are taken, so that who reads slowly fills no memory. */
  private static void pump(RoutingContext request, InputStream stream) {
    HttpServerResponse response = request.response();
    if (request.request().method().equals(HttpMethod.HEAD)) {
      close(stream);
      response.end();
      return;
    }
    response.setChunked(true);
    AsyncInputStream pieces =
        new AsyncInputStream(request.vertx(), request.vertx().getOrCreateContext(), stream);
    pieces.pipeTo(response).onComplete(written -> pieces.close(closed -> {}));
  }

  private static void close(Object body) {
    if (body instanceof InputStream stream) {
      try {
        stream.close();
      } catch (IOException e) {
        LOG.debug("A file that nobody wants any more can't be closed", e);
      }
    }
  }

  private void fail(RoutingContext request, Exchange exchange, Throwable fault) {
    // No message and no stack: they may repeat a citizen's words.
    LOG.error("{} has failed: {}", getEndpoint().getPath(), fault.getClass().getName());
    request.fail(FAULT, fault);
    end(exchange);
  }

  private void end(Exchange exchange) {
    doneUoW(exchange);
    releaseExchange(exchange, false);
  }
}
