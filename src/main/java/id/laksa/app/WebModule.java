package id.laksa.app;

import id.laksa.delivery.jdbc.DeliveryStatusReader;
import id.laksa.http.Pages;
import id.laksa.http.SameOrigin;
import id.laksa.web.FormTokens;
import id.laksa.web.PhotoSeals;
import id.laksa.web.ReportForm;
import id.laksa.web.TimeWords;
import id.laksa.web.http.CaseFinder;
import id.laksa.web.http.CaseWords;
import id.laksa.web.http.Choices;
import id.laksa.web.http.FormEndpoint;
import id.laksa.web.http.FormPage;
import id.laksa.web.http.FormPhotos;
import id.laksa.web.http.LookupPage;
import id.laksa.web.http.NewsWords;
import id.laksa.web.http.OwnAnswerEndpoint;
import id.laksa.web.http.PromisedPage;
import id.laksa.web.http.ReceiptEndpoint;
import id.laksa.web.http.ReportEndpoint;
import id.laksa.web.http.TrackingPages;
import id.laksa.web.http.WebPages;
import java.util.function.BiConsumer;

/** Wires the citizens' pages. */
record WebModule(CoreModule core, DoorsModule doors) {

  /** Names every endpoint, as the routes call it. */
  void bind(BiConsumer<String, Object> registry) {
    WebPages pages =
        new WebPages(new Pages(), doors.messages(), new TimeWords(core.settings().zone()));
    CaseFinder finder = new CaseFinder(core.identity(), doors.views());
    CaseWords words = new CaseWords(pages, core.rules(), doors.answers(), core.time());
    LookupPage lookup = new LookupPage(pages);
    NewsWords news =
        new NewsWords(
            pages, new DeliveryStatusReader(core.jdbi()), () -> core.rules().get().channels());
    TrackingPages tracking = new TrackingPages(pages, finder, words, news, lookup);
    SameOrigin sameOrigin = new SameOrigin(doors.publicUrl());
    FormPage form = new FormPage(pages, new Choices(core.rules()));
    FormTokens tokens = new FormTokens(core.pageKeys());
    FormPhotos photos =
        new FormPhotos(doors.sanitizer(), doors.photoStore(), new PhotoSeals(core.pageKeys()));
    registry.accept("webForm", new FormEndpoint(form, tokens, core.time()));
    registry.accept(
        "webReport",
        new ReportEndpoint(
            new ReportEndpoint.Parts(
                form,
                tokens,
                photos,
                new ReportForm(core.rules()),
                sameOrigin,
                doors.intake(),
                core.identity(),
                new PromisedPage(pages, doors.publicUrl())),
            core.time(),
            doors.scratch()));
    registry.accept(
        "webReceipt", new ReceiptEndpoint(pages, finder, words, lookup, doors.publicUrl()));
    registry.accept("webTracking", tracking);
    registry.accept(
        "webAnswer",
        new OwnAnswerEndpoint(
            finder,
            doors.answerLedger(),
            doors.emergencyCalls(),
            sameOrigin,
            tracking,
            lookup,
            new OwnAnswerEndpoint.Photos(photos, core.identity(), doors.scratch())));
  }
}
