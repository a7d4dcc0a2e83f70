package id.laksa.fieldpage.http;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.Identity;
import id.laksa.complaint.Status;
import id.laksa.evidence.EvidenceRules;
import id.laksa.fieldpage.UpdateForm;
import id.laksa.fieldpage.http.Staff.Member;
import id.laksa.fieldpage.jdbc.FieldDesk;
import id.laksa.http.HttpAnswer;
import id.laksa.liveroom.ComplaintFile;
import id.laksa.liveroom.OperatorWording;
import id.laksa.liveroom.jdbc.TriageDesk;
import id.laksa.login.http.InnerPages;
import id.laksa.texts.Texts;
import id.laksa.web.FormTokens;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a department's complaints and shows them, with the forms for what can be done. */
public final class FieldCases {
  private final InnerPages pages;
  private final TriageDesk files;
  private final FieldDesk desk;
  private final Identity identity;
  private final OperatorWording wording;
  private final CaseModel model;
  private final FormTokens tokens;
  private final InstantSource time;

  /**
   * What a page tells beside the complaint.
   *
   * @param form as it was typed
   * @param nonce the form's token; empty for a new one
   * @param done what went well; empty for nothing
   * @param problem what didn't; empty for nothing
   * @param reporter who reported, if that is to be shown; null otherwise
   */
  record Told(
      UpdateForm form,
      String nonce,
      String done,
      String problem,
      @Nullable Map<String, String> reporter) {
    static final Told NOTHING = done("");

    static Told done(String sentence) {
      return new Told(UpdateForm.EMPTY, "", sentence, "", null);
    }

    static Told problem(String sentence) {
      return new Told(UpdateForm.EMPTY, "", "", sentence, null);
    }
  }

  /** Wires it. */
  public FieldCases(
      InnerPages pages,
      TriageDesk files,
      FieldDesk desk,
      Identity identity,
      OperatorWording wording,
      EvidenceRules rules,
      FormTokens tokens,
      InstantSource time) {
    this.pages = pages;
    this.files = files;
    this.desk = desk;
    this.identity = identity;
    this.wording = wording;
    this.model = new CaseModel(wording, rules);
    this.tokens = tokens;
    this.time = time;
  }

  /** What members read. */
  Texts texts() {
    return wording;
  }

  /** The address of a complaint's page. */
  static String pathOf(Complaint complaint) {
    return "/opd/laporan/" + complaint.ticket().value();
  }

  /**
   * A complaint that the member's department has or had last, or its own order of one that another
   * is responsible for; empty for any other, whether it exists or not. What of it may be shown is
   * for {@link #page} to say.
   */
  Optional<ComplaintFile> find(Member member, String typed) {
    return identity
        .ours(typed)
        .flatMap(files::file)
        .flatMap(file -> file.seenBy(member.department().code()));
  }

  /** Whether a department that was the last to have it still sees it: it works, or has done so. */
  static boolean isShown(Complaint complaint) {
    Status status = complaint.status();
    return status.isAtDepartment() || status == Status.RESOLVED || status == Status.CLOSED;
  }

  /** The page of a complaint; when it has left the department, it isn't there. */
  HttpAnswer page(int status, Member member, ComplaintFile file, Told told) {
    Complaint complaint = file.complaint();
    if (!isShown(complaint)) {
      return pages.unknown();
    }
    boolean resolving = told.form.kind().equals("RESOLVED");
    Map<String, Object> values =
        model.of(
            file,
            desk.photos(complaint.id(), member.department().code()),
            resolving ? Set.copyOf(told.form.evidence()) : null,
            time.instant());
    values.put("path", pathOf(complaint));
    values.put("user", member.department().user());
    values.put("token", member.token());
    values.put("nonce", told.nonce.isEmpty() ? tokens.issue(time.instant()) : told.nonce);
    values.put("form", told.form);
    values.put("done", told.done);
    values.put("problem", told.problem);
    values.put("reporter", told.reporter == null ? Map.of() : told.reporter);
    return pages.page(status, "complaint", values);
  }

  /** Leads to the page of a complaint that has changed; to the list when it has left. */
  HttpAnswer leadOn(Member member, ComplaintFile file) {
    return find(member, file.complaint().ticket().value())
        .map(ComplaintFile::complaint)
        .filter(FieldCases::isShown)
        .map(now -> HttpAnswer.seeOther(pathOf(now) + "?kabar=tercatat"))
        .orElseGet(() -> HttpAnswer.seeOther("/opd/"));
  }

  /** The same page again, as it is now in the ledger. */
  HttpAnswer pageNow(int status, Member member, ComplaintFile file, Told told) {
    return find(member, file.complaint().ticket().value())
        .map(now -> page(status, member, now, told))
        .orElseGet(pages::unknown);
  }
}
