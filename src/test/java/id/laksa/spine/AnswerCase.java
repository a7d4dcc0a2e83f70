package id.laksa.spine;

import id.laksa.classification.Priority;
import id.laksa.rulebook.RuleBooks;
import id.laksa.sla.Matter;
import id.laksa.sla.Policy;
import id.laksa.spine.Citizen.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the reporter's answers share: a complaint at its department. */
abstract class AnswerCase extends SpineCase {
  /** Damaged roads have working days of the offices. */
  static final Policy ROADS =
      RuleBooks.theCitysOwn().slaPolicies().of(new Matter("jalan-rusak", Priority.NORMAL, null));

  static final String CONFIRMED = "{\"kind\": \"CONFIRMED\", \"rating\": 5}";
  DepartmentSystem dpupr;
  String ticket;
  String key;

  @BeforeEach
  void aComplaintAtItsDepartment() throws Exception {
    dpupr = new DepartmentSystem(engine, "dpupr");
    Answer receipt = accepted(saying("Jalan berlubang #jalanrusak"));
    ticket = receipt.ticket();
    key = receipt.body().path("answerKey").asText();
    dpupr.workOrder(ticket);
  }

  @AfterEach
  void hangUp() throws Exception {
    dpupr.close();
  }

  /** The department shows its work as done. */
  final void resolve(int seed) throws Exception {
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, seed));
    awaitStatus(ticket, "RESOLVED");
  }
}
