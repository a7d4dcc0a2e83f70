package id.laksa.whatsapp.graph;

import java.net.http.HttpResponse;

/** What became of a request. Reasons are stable words. */
sealed interface GraphOutcome<T> {
  /** Why no whole answer came; "answered" when one did. */
  String trouble();

  /** Whatever the other side said, with any status. */
  record Answered<T>(HttpResponse<T> response) implements GraphOutcome<T> {
    @Override
    public String trouble() {
      return "answered";
    }
  }

  /** It said more than we listen to. */
  record TooLarge<T>() implements GraphOutcome<T> {
    @Override
    public String trouble() {
      return "answer-too-large";
    }
  }

  /** The request never left. */
  record NotSent<T>(String trouble) implements GraphOutcome<T> {}

  /** The request may have arrived, and no whole answer came. */
  record Lost<T>(String trouble) implements GraphOutcome<T> {}
}
