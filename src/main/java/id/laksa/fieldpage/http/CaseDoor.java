package id.laksa.fieldpage.http;

import id.laksa.fieldpage.http.Staff.Member;
import id.laksa.http.HttpAnswer;
import id.laksa.http.WebForm;
import id.laksa.liveroom.ComplaintFile;
import id.laksa.login.http.InnerPages;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Stands before every page of one complaint: whoever isn't its department's finds nothing. */
public final class CaseDoor {
  private final Staff staff;
  private final FieldCases cases;
  private final InnerPages pages;

  /** What a member's form does about a complaint; a disk that fails is a fault. */
  @FunctionalInterface
  interface Action {
    HttpAnswer take(Member member, ComplaintFile file, WebForm form) throws IOException;
  }

  /** Wires it. */
  public CaseDoor(Staff staff, FieldCases cases, InnerPages pages) {
    this.staff = staff;
    this.cases = cases;
    this.pages = pages;
  }

  /**
   * Shows a complaint of the member's department.
   *
   * @param typed its ticket number, as it came
   */
  HttpAnswer shown(
      Map<String, Object> headers,
      String typed,
      BiFunction<Member, ComplaintFile, HttpAnswer> page) {
    return staff.shown(
        headers,
        member ->
            cases
                .find(member, typed)
                .map(file -> page.apply(member, file))
                .orElseGet(pages::unknown));
  }

  /**
   * Takes a member's form about a complaint of his department.
   *
   * @param typed its ticket number, as it came
   * @throws IOException if the disk fails
   */
  HttpAnswer taken(Map<String, Object> headers, @Nullable Object body, String typed, Action action)
      throws IOException {
    return staff.taken(
        headers,
        body,
        (member, form) -> {
          Optional<ComplaintFile> file = cases.find(member, typed);
          return file.isEmpty() ? pages.unknown() : action.take(member, file.get(), form);
        });
  }
}
