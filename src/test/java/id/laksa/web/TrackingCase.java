package id.laksa.web;

import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.DepartmentSystem;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the tracking pages share: the department that does the work. */
abstract class TrackingCase extends WebCase {
  static final String URL_ENCODED = "application/x-www-form-urlencoded";
  DepartmentSystem dpupr;

  @BeforeEach
  void logIn() throws Exception {
    dpupr = new DepartmentSystem(engine, "dpupr");
  }

  @AfterEach
  void hangUp() throws Exception {
    dpupr.close();
  }

  /** Answers on his own page. */
  final Answer answer(Sent sent, String body) {
    return citizen.post(
        sent.ownPage(), body.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", URL_ENCODED));
  }

  /** The department shows its work as done. */
  final void resolve(Sent sent, int seed) throws Exception {
    dpupr.answer(sent.ticket(), "RESOLVED", evidence(dpupr, sent.ticket(), seed));
    awaitStatus(sent.ticket(), "RESOLVED");
  }
}
