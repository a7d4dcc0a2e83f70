package id.laksa.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.docs.EngineJson;
import id.laksa.docs.Schemas;
import id.laksa.http.Answers;
import id.laksa.http.HttpAnswer;
import id.laksa.rulebook.RuleBooks;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CategoriesEndpointTest {
  private final CategoriesEndpoint endpoint =
      new CategoriesEndpoint(
          () -> RuleBooks.theCitysOwn().categories(), new Answers(EngineJson.mapper()));

  @Test
  void theTreeOfTheCityFitsTheApi() throws IOException {
    HttpAnswer answer = endpoint.show();
    JsonNode tree = EngineJson.mapper().readTree((byte[]) answer.body());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(Schemas.answerFaults("CategoryTree", tree)).isEmpty();
    for (JsonNode leaf : tree.findValue("categories")) {
      assertThat(Schemas.answerFaults("Category", leaf)).isEmpty();
    }
    assertThat(tree.path("groups").get(0).path("id").textValue()).isEqualTo("darurat");
  }
}
