package id.laksa.intake.http;

import id.laksa.complaint.Complaint;
import id.laksa.http.Answers;
import id.laksa.http.HttpAnswer;
import id.laksa.http.Problem.Kind;
import id.laksa.intake.IntakeResult;
import id.laksa.intake.IntakeResult.Accepted;
import org.apache.camel.Body;

/** Answers the app what became of its complaint. */
public final class ReceiptAnswers {
  private final ReceiptView receipts;
  private final Answers answers;

  /** Wires it. */
  public ReceiptAnswers(ReceiptView receipts, Answers answers) {
    this.receipts = receipts;
    this.answers = answers;
  }

  /** The receipt, the promise of one, or why there is none. */
  public HttpAnswer show(@Body IntakeResult result) {
    if (result instanceof Accepted accepted) {
      Complaint complaint = accepted.complaint();
      return answers
          .json(201, receipts.of(complaint, accepted.answerKey()))
          .with("Location", "/api/v1/complaints/" + complaint.ticket());
    }
    if (result instanceof IntakeResult.Spooled spooled) {
      return answers
          .json(202, receipts.promised(spooled.ticket(), spooled.answerKey()))
          .with("Location", "/api/v1/complaints/" + spooled.ticket());
    }
    if (result instanceof IntakeResult.Conflict) {
      return answers.problem(
          Kind.IDEMPOTENCY_CONFLICT, "This Idempotency-Key was used for another complaint.");
    }
    if (result instanceof IntakeResult.Overloaded) {
      return answers.problem(
          Kind.OVERLOADED,
          "Too many complaints at once. Send it again, with the same Idempotency-Key if it had one.");
    }
    return answers.problem(
        Kind.UNAVAILABLE,
        "Nothing can be kept now. Send it again, with the same Idempotency-Key if it had one.");
  }
}
