package id.laksa.fieldpage.http;

import id.laksa.fieldpage.http.Staff.Member;
import id.laksa.fieldpage.jdbc.FieldDesk;
import id.laksa.fieldpage.jdbc.FieldDesk.Case;
import id.laksa.http.HttpAnswer;
import id.laksa.http.Query;
import id.laksa.liveroom.OperatorWording;
import id.laksa.login.http.InnerPages;
import id.laksa.undeliverable.UndeliverableOrder;
import id.laksa.undeliverable.jdbc.UndeliverableTable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** {@code GET /opd/}: what a department must still do, the first due first. */
public final class FieldListEndpoint {
  private static final int LAST_PAGE = 1_000;
  private final Staff staff;
  private final InnerPages pages;
  private final FieldDesk desk;
  private final UndeliverableTable undeliverable;
  private final FieldWords words;
  private final InstantSource time;

  /** Wires the endpoint. */
  public FieldListEndpoint(
      Staff staff,
      InnerPages pages,
      FieldDesk desk,
      UndeliverableTable undeliverable,
      OperatorWording wording,
      InstantSource time) {
    this.staff = staff;
    this.pages = pages;
    this.desk = desk;
    this.undeliverable = undeliverable;
    this.words = new FieldWords(wording);
    this.time = time;
  }

  /** {@code GET /opd}: the page is where its links and its cookie are, under the slash. */
  public HttpAnswer lead() {
    return HttpAnswer.seeOther("/opd/");
  }

  /** Shows the list. */
  public HttpAnswer show(
      @Headers Map<String, Object> headers, @Variable("query") @Nullable String query) {
    return staff.shown(headers, member -> page(member, Query.of(query).get("halaman")));
  }

  private HttpAnswer page(Member member, String typed) {
    int page = typed.matches("[1-9][0-9]{0,3}") ? Math.min(Integer.parseInt(typed), LAST_PAGE) : 1;
    List<Case> open = desk.open(member.department().code(), page);
    Instant now = time.instant();
    return pages.page(
        200,
        "list",
        Map.of(
            "user", member.department().user(),
            "department", member.department().name(),
            "token", member.token(),
            "page", page,
            "more", open.size() > FieldDesk.PAGE && page < LAST_PAGE,
            "now", words.wording().time(now),
            "undeliverable",
                undeliverable.of(member.department().code()).stream()
                    .map(UndeliverableOrder::ticket)
                    .toList(),
            "lines", open.stream().limit(FieldDesk.PAGE).map(one -> line(one, now)).toList()));
  }

  private Map<String, Object> line(Case one, Instant now) {
    Map<String, Object> line = words.line(one.complaint(), now);
    line.put("copy", one.copy());
    return line;
  }
}
