package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.laksa.browser.Browsers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits is decided from the list, in a real browser: a key or a click each. */
class TriageInOneClickIT extends LiveRoomCase {
  private static final Pattern TICKET =
      Pattern.compile("/live-room/laporan/(LKS(-[0-9A-Z]{4}){4})");
  private static final int TEN_SECONDS = 10_000;
  private BrowserContext desk;
  private Page page;

  @BeforeEach
  void anEmptyList() {
    OperatorBrowser operator = anOperator();
    String ticket = firstOf(operator);
    while (!ticket.isEmpty()) {
      assertThat(reject(operator, operator.open(pageOf(ticket)), ticket, "Ganda").status())
          .isEqualTo(303);
      ticket = firstOf(operator);
    }
    desk = Browsers.visitor(Browsers.desk());
    page = desk.newPage();
    page.clock().install();
  }

  @AfterEach
  void leave() {
    desk.close();
  }

  @Test
  void twentyAreDecidedWithTwentyKeysAndNoPageIsLoaded() {
    List<String> tickets = unclear(20);
    open();
    AtomicInteger loaded = new AtomicInteger();
    page.onDOMContentLoaded(loading -> loaded.incrementAndGet());
    for (int i = 0; i < tickets.size(); i++) {
      page.keyboard().press("1");
    }
    page.clock().runFor(TEN_SECONDS);
    tickets.forEach(ticket -> awaitStatus(ticket, "DISPATCHED"));
    await().until(() -> page.locator(".waiting tbody tr.gone").count() == tickets.size());
    assertThat(loaded).hasValue(0);
  }

  @Test
  void aClickIsTakenBackWithinTenSecondsAndSentAfterThem() {
    List<String> tickets = unclear(2);
    open();
    suggestion(tickets.get(0)).click();
    assertThat(page.locator("#said").innerText()).contains(tickets.get(0), "10 detik");
    page.clock().runFor(TEN_SECONDS / 2);
    page.keyboard().press("z");
    page.clock().runFor(TEN_SECONDS);
    assertThat(page.locator("#said").innerText()).contains(tickets.get(0), "dibatalkan");
    assertThat(citizen.look(tickets.get(0)).path("status").asText()).isEqualTo("TRIAGE");
    suggestion(tickets.get(1)).click();
    page.locator("#said button").click();
    suggestion(tickets.get(1)).click();
    page.clock().runFor(TEN_SECONDS);
    awaitStatus(tickets.get(1), "DISPATCHED");
  }

  @Test
  void whoLeavesThePageHasDecided() {
    String ticket = unclear(1).get(0);
    open();
    suggestion(ticket).click();
    page.navigate(engine.http() + "/live-room/saya");
    awaitStatus(ticket, "DISPATCHED");
  }

  @Test
  void whatSomebodyElseDecidedMeanwhileComesBackIntoTheList() {
    String ticket = unclear(1).get(0);
    open();
    OperatorBrowser other = anOperator();
    assertThat(reject(other, other.open(pageOf(ticket)), ticket, "Ganda").status()).isEqualTo(303);
    suggestion(ticket).click();
    page.clock().runFor(TEN_SECONDS);
    await().until(() -> page.locator("#said").innerText().contains("Buka laporannya"));
    assertThat(row(ticket).getAttribute("class")).doesNotContain("gone", "leaving");
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("REJECTED");
  }

  @Test
  void anExpiredLoginLosesNoDecision() {
    String ticket = unclear(1).get(0);
    open();
    suggestion(ticket).click();
    desk.clearCookies();
    page.clock().runFor(TEN_SECONDS);
    await().until(() -> page.locator("#said").innerText().contains("Buka laporannya"));
    assertThat(row(ticket).isVisible()).isTrue();
  }

  @Test
  void withoutJavaScriptTheSameButtonSendsItsForm() {
    String ticket = unclear(1).get(0);
    OperatorBrowser operator = anOperator();
    OperatorBrowser.Page list = operator.open(LIST);
    Matcher button =
        Pattern.compile("name=\"category\" value=\"([a-z0-9-]+)\"").matcher(list.html());
    assertThat(button.find()).isTrue();
    assertThat(
            operator
                .submit(list, pageOf(ticket) + "/teruskan", Map.of("category", button.group(1)))
                .status())
        .isEqualTo(303);
    awaitStatus(ticket, "DISPATCHED");
  }

  private List<String> unclear(int many) {
    return new ArrayList<>(
        IntStream.range(0, many)
            .mapToObj(
                i ->
                    accepted(saying("Sampah menumpuk di selokan sampai banjir, rumah nomor " + i))
                        .ticket())
            .toList());
  }

  private void open() {
    page.navigate(engine.http() + LIST);
    page.getByLabel("Nama pengguna").fill("operator");
    page.getByLabel("Kata sandi").fill(engine.password("operator"));
    page.getByText("Masuk", new Page.GetByTextOptions().setExact(true)).click();
    page.locator(".suggested").first().waitFor();
  }

  private Locator row(String ticket) {
    return page.locator(
        ".waiting tbody tr", new Page.LocatorOptions().setHas(page.getByText(ticket).first()));
  }

  private Locator suggestion(String ticket) {
    return page.locator("form[data-ticket='" + ticket + "'] button").first();
  }

  private static String firstOf(OperatorBrowser operator) {
    String html = operator.open(LIST).html();
    int from = html.indexOf("<table class=\"stacked waiting\">");
    if (from < 0) {
      return "";
    }
    Matcher ticket = TICKET.matcher(html.substring(from, html.indexOf("</table>", from)));
    return ticket.find() ? ticket.group(1) : "";
  }
}
