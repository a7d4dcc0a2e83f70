package id.laksa.http;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Turns the {@link HttpAnswer} in the body into the HTTP response. Removes every header first:
 * Camel would send the request's own back.
 */
public final class AnswerWriter implements Processor {
  @Override
  public void process(Exchange exchange) {
    HttpAnswer answer = exchange.getMessage().getBody(HttpAnswer.class);
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    answer.headers().forEach(message::setHeader);
    String cookies = answer.headers().get(HttpAnswer.SET_COOKIE);
    if (cookies != null) {
      message.setHeader(HttpAnswer.SET_COOKIE, List.of(cookies.split("\n")));
    }
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
    message.setHeader(Exchange.CONTENT_TYPE, answer.contentType());
    message.setBody(inOnePiece(answer.body()));
  }

  /** The server writes a buffer at once; bytes it would pump as a stream, over another thread. */
  private static Object inOnePiece(Object body) {
    return body instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : body;
  }
}
