package id.laksa.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.complaint.EventType;
import id.laksa.complaint.Status;
import id.laksa.http.Problem;
import id.laksa.place.Places;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiDocumentsTest {
  private static final ApiDocument OPENAPI = ApiDocument.read(Path.of("docs/api/openapi.yaml"));
  private static final ApiDocument ASYNCAPI = ApiDocument.read(Path.of("docs/api/asyncapi.yaml"));

  static Stream<ApiDocument> documents() {
    return Stream.of(OPENAPI, ASYNCAPI);
  }

  static Stream<ApiDocument> messageSchemas() {
    return Stream.of(
            "workorder.v1", "workorder-revoked.v1", "followup.v1", "event.v1", "complaint.v1")
        .map(name -> ApiDocument.read(Schemas.messageFile(name)));
  }

  static Stream<Example> examples() {
    return Stream.concat(Example.inOpenApi(OPENAPI), Example.inAsyncApi(ASYNCAPI));
  }

  @Test
  void eachDocumentNamesItsStandard() {
    assertThat(OPENAPI.root().path("openapi").asText()).startsWith("3.1.");
    assertThat(ASYNCAPI.root().path("asyncapi").asText()).startsWith("3.0.");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyReferenceLeadsSomewhere(ApiDocument document) {
    List<String> references = new ArrayList<>();
    document.walk(
        (at, node) -> {
          if (node.path("$ref").isTextual()) references.add(node.path("$ref").asText());
        });
    assertThat(references)
        .isNotEmpty()
        .allSatisfy(reference -> assertThat(document.follow(reference).isMissingNode()).isFalse());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleFitsItsSchema(Example example) {
    assertThat(Schemas.faults(example.schemaLocation(), example.value())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("messageSchemas")
  void everyMessageSchemaIsAJsonSchema(ApiDocument schema) {
    assertThat(Schemas.faultsAsSchema(schema.root())).isEmpty();
  }

  @Test
  void everyComponentSchemaIsAJsonSchema() {
    assertThat(OPENAPI.root().at("/components/schemas").properties())
        .isNotEmpty()
        .allSatisfy(schema -> assertThat(Schemas.faultsAsSchema(schema.getValue())).isEmpty());
  }

  @Test
  void allDocumentsKnowTheSameStatuses() {
    for (String name : List.of("event.v1", "complaint.v1")) {
      JsonNode schema = ApiDocument.read(Schemas.messageFile(name)).root();
      assertThat(texts(OPENAPI.root().at("/components/schemas/Status/enum")))
          .isNotEmpty()
          .containsExactlyElementsOf(texts(schema.at("/properties/status/enum")));
    }
  }

  @Test
  void anEscalationMayBeOfEveryOpenStatus() {
    JsonNode schema = ApiDocument.read(Schemas.messageFile("escalation.v1")).root();
    assertThat(texts(schema.at("/properties/status/enum")))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Status.values()).filter(Status::isOpen).map(Status::name).toList());
  }

  @Test
  void bothDocumentsKnowTheSameEvents() {
    JsonPointer types =
        JsonPointer.compile("/components/messages/Event/headers/properties/ce_type/enum");
    assertThat(texts(OPENAPI.root().at("/components/schemas/EventName/enum")))
        .isNotEmpty()
        .map(name -> "id.laksa.complaint." + name + ".v1")
        .containsExactlyElementsOf(texts(ASYNCAPI.root().at(types)));
  }

  @Test
  void theDocumentsKnowEveryStatusAndEveryEventOfTheCode() {
    assertThat(texts(OPENAPI.root().at("/components/schemas/Status/enum")))
        .containsExactlyInAnyOrderElementsOf(names(Status.values(), Status::name));
    assertThat(texts(OPENAPI.root().at("/components/schemas/EventName/enum")))
        .containsExactlyInAnyOrderElementsOf(names(EventType.values(), EventType::slug));
  }

  @Test
  void theDocumentKnowsEveryProblemOfTheCode() {
    assertThat(texts(OPENAPI.root().at("/components/schemas/Problem/properties/type/enum")))
        .containsExactlyInAnyOrderElementsOf(
            names(Problem.Kind.values(), kind -> kind.saying("", List.of()).type()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lat", "lon"})
  void theDocumentDrawsIndonesiaAsTheCodeDoes(String coordinate) {
    JsonNode bounds = OPENAPI.root().at("/components/schemas/Location/properties/" + coordinate);
    double least = bounds.path("minimum").doubleValue();
    double most = bounds.path("maximum").doubleValue();
    DoublePredicate inside =
        coordinate.equals("lat") ? Places::latitudeInIndonesia : Places::longitudeInIndonesia;
    assertThat(inside.test(least) && inside.test(most)).isTrue();
    assertThat(inside.test(Math.nextDown(least)) || inside.test(Math.nextUp(most))).isFalse();
  }

  @Test
  void everyProblemTypeIsExplained() {
    String explained = OPENAPI.root().at("/info/description").asText();
    assertThat(texts(OPENAPI.root().at("/components/schemas/Problem/properties/type/enum")))
        .isNotEmpty()
        .allSatisfy(type -> assertThat(explained).contains("`" + type + "`"));
  }

  @Test
  void aFollowUpIsTheSameOverHttpAndOnTheQueue() {
    JsonNode http = OPENAPI.root().at("/components/schemas/FollowUp");
    JsonNode queue = ApiDocument.read(Schemas.messageFile("followup.v1")).root();
    assertThat(http.path("required")).isEqualTo(queue.path("required"));
    assertThat(http.at("/properties/kind/enum")).isEqualTo(queue.at("/properties/kind/enum"));
    assertThat(http.path("properties").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(() -> queue.path("properties").fieldNames())
        .allSatisfy(
            field -> {
              for (String bound : List.of("type", "minLength", "maxLength", "maxItems", "format")) {
                assertThat(http.at("/properties/" + field + "/" + bound))
                    .as(field + " " + bound)
                    .isEqualTo(queue.at("/properties/" + field + "/" + bound));
              }
            });
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static <T> List<String> names(T[] values, Function<T, String> name) {
    return Stream.of(values).map(name).toList();
  }
}
