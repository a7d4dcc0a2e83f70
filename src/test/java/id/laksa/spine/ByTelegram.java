package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Reporter;
import id.laksa.intake.IntakeResult;
import id.laksa.intake.ReceivedSubmission;
import id.laksa.intake.Submission;
import java.util.List;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;

/** A complaint about a damaged road, DPUPR's, in the channel that only the tests' city declares. */
public final class ByTelegram {
  private static final Channel TELEGRAM = new Channel("TELEGRAM");

  private ByTelegram() {}

  /** Hands one in; returns its ticket. */
  public static String complained(RunningEngine engine, Reporter reporter) {
    Submission submission =
        new Submission(
            TELEGRAM,
            UUID.randomUUID().toString(),
            "Jalan berlubang #jalanrusak",
            List.of(),
            null,
            null,
            reporter,
            false,
            false,
            List.of());
    ReceivedSubmission received =
        new ReceivedSubmission(submission, engine.clock().instant(), false);
    ProducerTemplate template = engine.camel().createProducerTemplate();
    IntakeResult result = template.requestBody("direct:submit", received, IntakeResult.class);
    assertThat(result).isInstanceOf(IntakeResult.Accepted.class);
    return ((IntakeResult.Accepted) result).complaint().ticket().value();
  }
}
