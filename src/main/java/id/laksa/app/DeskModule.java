package id.laksa.app;

import id.laksa.desk.DeskForm;
import id.laksa.desk.http.DeskEndpoint;
import id.laksa.desk.http.DeskPage;
import id.laksa.desk.http.DeskReceiptPage;
import id.laksa.desk.jdbc.DeskBook;
import id.laksa.liveroom.OperatorWording;
import id.laksa.login.http.Doorkeeper;
import id.laksa.login.http.InnerPages;
import id.laksa.texts.Messages.Language;
import id.laksa.web.FormTokens;
import id.laksa.web.PhotoSeals;
import id.laksa.web.ReportForm;
import id.laksa.web.TimeWords;
import id.laksa.web.http.Choices;
import id.laksa.web.http.FormPhotos;
import id.laksa.web.http.PageTexts;
import java.util.function.BiConsumer;

/** Wires the desk, which stands in the Live Room and takes in what the citizens' form does. */
record DeskModule(
    CoreModule core,
    DoorsModule doors,
    Doorkeeper keeper,
    InnerPages pages,
    OperatorWording wording) {

  /** Names every endpoint, as the routes call it. */
  void bind(BiConsumer<String, Object> registry) {
    PageTexts texts = new PageTexts(doors.messages(), Language.INDONESIAN);
    DeskBook book = new DeskBook(core.jdbi());
    DeskReceiptPage receipt =
        new DeskReceiptPage(
            keeper,
            pages,
            texts,
            new DeskReceiptPage.Words(
                core.rules(), new TimeWords(core.settings().zone()), doors.publicUrl()),
            doors.views(),
            book,
            core.identity());
    registry.accept("deskReceipt", receipt);
    registry.accept(
        "deskEndpoint",
        new DeskEndpoint(
            keeper,
            new DeskEndpoint.Parts(
                new DeskPage(keeper, pages, texts, new Choices(core.rules()), book, wording::time),
                receipt,
                new FormTokens(core.pageKeys()),
                new FormPhotos(
                    doors.sanitizer(), doors.photoStore(), new PhotoSeals(core.pageKeys())),
                new DeskForm(new ReportForm(core.rules())),
                doors.intake(),
                core.identity()),
            core.time()));
  }
}
