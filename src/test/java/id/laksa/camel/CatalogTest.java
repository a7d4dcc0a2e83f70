package id.laksa.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.spi.UriParam;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Kaoto and the Camel tools read of our components; CONTRIBUTING says how it is made anew. */
class CatalogTest {
  @ParameterizedTest
  @CsvSource({"ledger, id.laksa.camel.LedgerEndpoint", "opd, id.laksa.camel.OpdEndpoint"})
  void theCatalogSaysOfEveryOptionWhatTheEndpointSays(String scheme, Class<?> endpoint)
      throws Exception {
    JsonNode catalog = catalogOf(scheme);
    Map<String, String> said = new TreeMap<>();
    Map<String, String> meant = new TreeMap<>();
    for (Field option : optionsOf(endpoint)) {
      UriParam meaning = option.getAnnotation(UriParam.class);
      JsonNode shown = catalog.path("properties").path(option.getName());
      said.put(
          option.getName(),
          shown.path("defaultValue").asText() + plain(shown.path("description").asText()));
      meant.put(option.getName(), meaning.defaultValue() + plain(meaning.description()));
    }
    assertThat(said).isEqualTo(meant);
    assertThat(catalog.path("component").path("scheme").asText()).isEqualTo(scheme);
  }

  private static List<Field> optionsOf(Class<?> endpoint) {
    return Arrays.stream(endpoint.getDeclaredFields())
        .filter(field -> field.isAnnotationPresent(UriParam.class))
        .toList();
  }

  private static JsonNode catalogOf(String scheme) throws Exception {
    String name = "/META-INF/id/laksa/camel/" + scheme + ".json";
    try (InputStream in = CatalogTest.class.getResourceAsStream(name)) {
      return new ObjectMapper().readTree(in);
    }
  }

  /** The generator takes signs for mark-up and leaves them out. */
  private static String plain(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
