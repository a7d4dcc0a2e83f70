package id.laksa.web.http;

import id.laksa.http.HttpAnswer;
import id.laksa.web.FormTokens;
import java.time.InstantSource;
import java.util.Map;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** {@code GET /}: the form. Needs no store. */
public final class FormEndpoint {
  private final FormPage page;
  private final FormTokens tokens;
  private final InstantSource time;

  /** Wires the endpoint. */
  public FormEndpoint(FormPage page, FormTokens tokens, InstantSource time) {
    this.page = page;
    this.tokens = tokens;
    this.time = time;
  }

  /** The empty form. Its visitor's browser keeps it, so that going back finds the same token. */
  public HttpAnswer show(
      @Headers Map<String, Object> headers, @Variable("query") @Nullable String query) {
    String token = tokens.issue(time.instant());
    return page.show(200, PageVisit.of(headers, query), token, FormPage.Filled.NOTHING)
        .with("Cache-Control", "private, no-cache");
  }

  /** Who types the address that the form is sent to is led to the form. */
  public HttpAnswer leadHere(
      @Headers Map<String, Object> headers, @Variable("query") @Nullable String query) {
    return HttpAnswer.seeOther("/" + PageVisit.of(headers, query).suffix());
  }
}
