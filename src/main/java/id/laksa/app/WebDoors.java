package id.laksa.app;

import id.laksa.evidence.PhotoSanitizer;
import id.laksa.evidence.PhotoStore;
import id.laksa.http.Pages;
import id.laksa.http.UploadGate;
import id.laksa.intake.Intake;
import id.laksa.reporter.jdbc.AnswerLedger;
import id.laksa.tracking.Messages;
import id.laksa.tracking.jdbc.ComplaintViews;
import id.laksa.web.FormTokens;
import id.laksa.web.PhotoSeals;
import id.laksa.web.ReportForm;
import id.laksa.web.SameOrigin;
import id.laksa.web.TimeWords;
import id.laksa.web.http.CaseFinder;
import id.laksa.web.http.CaseWords;
import id.laksa.web.http.Choices;
import id.laksa.web.http.FormEndpoint;
import id.laksa.web.http.FormPage;
import id.laksa.web.http.FormPhotos;
import id.laksa.web.http.LookupPage;
import id.laksa.web.http.OwnAnswerEndpoint;
import id.laksa.web.http.ReceiptEndpoint;
import id.laksa.web.http.ReportEndpoint;
import id.laksa.web.http.TrackingPages;
import id.laksa.web.http.WebPages;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/**
 * Wires the citizens' pages.
 *
 * @param scratch where uploads lie while they are read
 */
record WebDoors(
    Parts parts,
    Messages messages,
    Intake intake,
    ComplaintViews views,
    AnswerLedger answerLedger,
    PhotoSanitizer sanitizer,
    PhotoStore photoStore,
    UploadGate uploads,
    MasterKeys keys,
    String publicUrl,
    Path scratch) {

  /** Names every endpoint, as the routes call it. */
  void bind(BiConsumer<String, Object> registry) {
    WebPages pages = new WebPages(new Pages(), messages, new TimeWords(parts.settings().zone()));
    CaseFinder finder = new CaseFinder(parts.identity(), views);
    CaseWords words = new CaseWords(pages, parts.rules(), parts.clock());
    LookupPage lookup = new LookupPage(pages);
    TrackingPages tracking = new TrackingPages(pages, finder, words, lookup);
    SameOrigin sameOrigin = new SameOrigin(publicUrl);
    FormPage form = new FormPage(pages, new Choices(parts.rules()));
    FormTokens tokens = new FormTokens(keys.ticketKey());
    registry.accept("webForm", new FormEndpoint(form, tokens, parts.clock()));
    registry.accept(
        "webReport",
        new ReportEndpoint(
            new ReportEndpoint.Parts(
                form,
                tokens,
                new FormPhotos(sanitizer, photoStore, new PhotoSeals(keys.ticketKey())),
                new ReportForm(parts.rules()),
                sameOrigin,
                intake,
                parts.identity()),
            uploads,
            parts.clock(),
            scratch));
    registry.accept("webReceipt", new ReceiptEndpoint(pages, finder, words, lookup, publicUrl));
    registry.accept("webTracking", tracking);
    registry.accept(
        "webAnswer",
        new OwnAnswerEndpoint(finder, answerLedger, sameOrigin, tracking, lookup, scratch));
  }
}
