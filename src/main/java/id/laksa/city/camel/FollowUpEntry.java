package id.laksa.city.camel;

import id.laksa.city.entry.CityFollowUp;
import id.laksa.city.entry.FollowUpAnswer;
import id.laksa.followup.FollowUpReader;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/** {@code direct:laksa-follow-up}: a department's answer, handed in by a route of the city's. */
public final class FollowUpEntry implements Processor {
  private static final String ENGINE = "direct:laksa-follow-up";
  private final EngineDoor door;
  private final Function<@Nullable String, Optional<String>> fileByRoute;

  /**
   * Wires it.
   *
   * @param fileByRoute the file that a route was loaded from
   */
  public FollowUpEntry(EngineDoor door, Function<@Nullable String, Optional<String>> fileByRoute) {
    this.door = door;
    this.fileByRoute = fileByRoute;
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getMessage();
    message.removeHeader("laksaOutcome");
    message.removeHeader("laksaReason");
    byte[] json = Bodies.json(message, FollowUpReader.LONGEST * 4);
    FollowUpAnswer answer =
        door.call(
            ENGINE,
            new CityFollowUp(
                json == null ? null : new String(json, java.nio.charset.StandardCharsets.UTF_8),
                message.getHeader("laksaDepartment", String.class),
                fileByRoute.apply(Caller.of(exchange)).orElse(null)),
            FollowUpAnswer.class);
    message.setHeader("laksaOutcome", answer.outcome());
    if (answer.reason() != null) {
      message.setHeader("laksaReason", answer.reason());
      message.setHeader("laksaErrors", answer.sentence());
    }
  }
}
