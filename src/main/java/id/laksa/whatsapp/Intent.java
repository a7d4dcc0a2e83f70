package id.laksa.whatsapp;

import id.laksa.complaint.TicketNumber;
import id.laksa.reporter.Answer;
import org.jspecify.annotations.Nullable;

/** What a citizen wants with a message. */
public sealed interface Intent {
  /** To report something new. */
  record Complain(String text) implements Intent {}

  /** To add what he sends to a complaint of his. */
  record Add(Recent complaint) implements Intent {}

  /**
   * To answer a department, or to what was done.
   *
   * @param perhaps another complaint that it may be meant for as well; null when none is likely
   */
  record Reply(Recent complaint, Answer answer, @Nullable Recent perhaps) implements Intent {
    /** One that can be meant for nothing else. */
    public Reply(Recent complaint, Answer answer) {
      this(complaint, answer, null);
    }
  }

  /** To know where a complaint stands; anybody's. */
  record Ask(TicketNumber ticket) implements Intent {}

  /** It belongs to a complaint that is still to come. */
  record Keep() implements Intent {}

  /** It can't be taken for anything: he is told what can be done. */
  record Help() implements Intent {}

  /** He answers words to something that is answered by a tap. */
  record TapInstead(Recent complaint) implements Intent {}

  /** He taps on something that isn't his, or is no more. */
  record NotHis() implements Intent {}

  /** Something of a kind we don't take. */
  record CantTake() implements Intent {}

  /** Nothing. */
  record Nothing() implements Intent {}
}
