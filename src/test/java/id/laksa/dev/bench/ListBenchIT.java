package id.laksa.dev.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.app.EngineFile;
import id.laksa.rulebook.RuleBooks;
import id.laksa.spine.SpineCase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The measurement of the list, small: every filter finds what was made for it. */
class ListBenchIT extends SpineCase {
  private static final int COMPLAINTS = 3_000;

  @Test
  void everyFilterIsReadAndTheLedgerStaysAsItIs() throws Exception {
    long before = count("select count(*) from complaint");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EngineFile file = engine.file();
    IntakeBench.Target target =
        new IntakeBench.Target(
            URI.create(engine.http()),
            URI.create(engine.http()),
            "",
            Map.of(),
            file.get("postgres.url"),
            file.get("postgres.user"),
            file.get("postgres.password"));
    new ListBench(
            target,
            RuleBooks.theCitysOwn(),
            ZoneId.of("Asia/Jakarta"),
            2,
            new PrintStream(out, true, StandardCharsets.UTF_8))
        .run(COMPLAINTS);
    List<JsonNode> figures = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
      figures.add(JSON.readTree(line));
    }
    assertThat(figures)
        .filteredOn(figure -> figure.path("figure").asText().equals("page_p95"))
        .hasSizeGreaterThan(40)
        .allSatisfy(
            figure -> assertThat(figure.path("rows").asInt()).as(figure.toString()).isNotNegative())
        .filteredOn(figure -> figure.path("rows").asInt() == 0)
        .hasSizeLessThan(12);
    assertThat(figures)
        .filteredOn(figure -> figure.path("figure").asText().equals("size"))
        .extracting(figure -> figure.path("of").asText())
        .contains("complaint_listed", "complaint_words_words", "complaint_event_operator");
    assertThat(count("select count(*) from complaint")).isEqualTo(before);
    assertThat(count("select count(*) from pg_namespace where nspname = 'laksa_list_bench'"))
        .isZero();
  }

  private long count(String sql) {
    return ledger.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }
}
