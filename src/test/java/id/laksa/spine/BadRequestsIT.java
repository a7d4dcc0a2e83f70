package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.spine.Citizen.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that lead nowhere: always a problem document, never a fault. */
class BadRequestsIT extends SpineCase {
  private final RawHttp raw = new RawHttp(engine.http());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/api",
        "/api/v1",
        "/api/v1/complaints/LKS-0000-0000-0000-0000",
        "/api/v1/complaints/'%20or%20'1'='1",
        "/api/v1/complaints/%00",
        "/api/v1/complaints/LKS-0000-0000-0000-0000/answers/1",
        "/photos/",
        "/photos/nothing",
        "/photos/0123456789ABCDEFGHJKMNPQRS",
        "/photos/..%2f..%2fcredentials.properties",
        "/photos/%2e%2e/%2e%2e/credentials.properties",
        "/photos/../data/credentials.properties",
        "/photos/%2Fetc%2Fpasswd",
        "/api/openapi.yaml/..%2f..%2f..%2fpom.xml",
        "/api/../pom.xml",
        "/api/..%2f..%2fpom.xml",
        "/api/asyncapi.yaml",
        "/observe",
        "/observe/health/..%2f..%2f",
        "/observe/metrics",
        "/opd/v1"
      })
  void nothingIsThere(String path) {
    assertThat(raw.send("GET " + path + " HTTP/1.1\nConnection: close"))
        .matches(BadRequestsIT::isProblem)
        .startsWith("HTTP/1.1 404 ");
  }

  @ParameterizedTest
  @CsvSource({
    "200, /",
    "200, /lacak",
    "200, /api/v1/categories",
    "200, /observe/health/ready",
    "404, /tidak-ada",
    "404, /api/v1/complaints/LKS-0000-0000-0000-0000",
    "405, /api/v1/complaints"
  })
  void whatCanBeReadCanBeAskedForWithoutItsBody(int status, String path) {
    assertThat(raw.send("HEAD " + path + " HTTP/1.1\nConnection: close"))
        .startsWith("HTTP/1.1 " + status + " ")
        .endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /api/v1/complaints",
    "GET, /api/v1/complaints",
    "DELETE, /api/v1/complaints/LKS-0000-0000-0000-0000",
    "POST, /api/v1/categories",
    "POST, /photos/0123456789ABCDEFGHJKMNPQRS",
    "GET, /opd/v1/evidence",
    "PATCH, /opd/v1/evidence",
    "POST, /observe/health/ready",
    "BREW, /api/v1/complaints"
  })
  void anotherMethodIsRefused(String method, String path) {
    assertThat(raw.send(method + " " + path + " HTTP/1.1\nConnection: close\nContent-Length: 0"))
        .matches(BadRequestsIT::isProblem)
        .startsWith("HTTP/1.1 405 ")
        .containsIgnoringCase("\r\nallow: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/complaints/%ZZ HTTP/1.1",
        "GET /photos/% HTTP/1.1",
        "GET /photos/%f HTTP/1.1",
        "GET /photos/%ff%fe HTTP/1.1",
        "GET /api/v1/categories?a=%ZZ HTTP/1.1",
        "GET /api/v1/complaints/a?%=%& HTTP/1.1",
        "GET nonsense HTTP/1.1",
        "nonsense",
        "GET /api/v1/categories HTTP/1.1\nCamel Header: 1",
        "GET /api/v1/categories HTTP/1.1\nBad\u0000: 1",
        "POST /api/v1/complaints HTTP/1.1\nContent-Length: -5",
        "POST /api/v1/complaints HTTP/1.1\nContent-Length: x",
        "POST /api/v1/complaints HTTP/1.1\nContent-Length: 99999999999999999999"
      })
  void aMalformedRequestIsNoFault(String head) {
    String answer = raw.send(head + "\nConnection: close");
    assertThat(answer).doesNotContain(" 500 ").doesNotContain(" 501 ");
    assertThat(answer)
        .satisfiesAnyOf(
            a -> assertThat(a).startsWith("HTTP/1.1 200 "),
            a -> assertThat(a).matches(BadRequestsIT::isProblem));
  }

  @Test
  void hugeHeadersAreRefused() {
    String huge = "a".repeat(20_000);
    assertThat(raw.send("GET /api/v1/categories HTTP/1.1\nX: " + huge))
        .contains(" 431 ")
        .matches(BadRequestsIT::isProblem);
    assertThat(raw.send("GET /" + huge + " HTTP/1.1"))
        .contains(" 431 ")
        .matches(BadRequestsIT::isProblem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ticket=LKS",
        "Authorization=Basic%20YTpi",
        "CamelHttpResponseCode=500",
        "camelbeanmethodname=toString",
        "CamelBeanMethodName=hashCode",
        "id=1&id=2",
        "Accept=x"
      })
  void aQueryCannotSteer(String query) {
    String ticket = aDamagedRoad();
    Answer plain = citizen.get(COMPLAINTS + "/" + ticket, Map.of());
    Answer steered = citizen.get(COMPLAINTS + "/" + ticket + "?" + query, Map.of());
    assertThat(steered.status()).isEqualTo(200);
    assertThat(steered.raw().body()).isEqualTo(plain.raw().body());
  }

  @Test
  void aHeaderCannotSteer() {
    String ticket = aDamagedRoad();
    String answer =
        raw.send(
            """
            GET /api/v1/complaints/%s HTTP/1.1
            Connection: close
            CamelHttpResponseCode: 500
            camelhttpresponsecode: 500
            camelbeanmethodname: toString
            CamelBeanMethodName: toString
            CamelHttpPath: /observe/metrics
            ticket: LKS-0000-0000-0000-0000
            Accept-Language: en
            Accept-Language: id
            Authorization: Basic eA==
            Authorization: Bearer eA==
            X-Split: a\rSet-Cookie: b
            """
                .formatted(ticket));
    assertThat(answer).doesNotContain("Set-Cookie").doesNotContain("camelhttp");
    assertThat(answer)
        .satisfiesAnyOf(
            a -> assertThat(a).startsWith("HTTP/1.1 200 ").contains(ticket),
            a -> assertThat(a).startsWith("HTTP/1.1 400 ").matches(BadRequestsIT::isProblem));
  }

  @Test
  void anAnswerOfAnyKindTellsNothingOfTheRequest() {
    Answer answer =
        citizen.get("/api/v1/categories", Map.of("X-Mine", "1", "CamelHttpResponseCode", "418"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.raw().headers().map().keySet()).noneMatch(name -> name.startsWith("x-mine"));
    assertThat(answer.raw().headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  private static boolean isProblem(String answer) {
    return answer
            .toLowerCase(java.util.Locale.ROOT)
            .contains("content-type: application/problem+json")
        && answer.contains("\"type\":\"urn:laksa:problem:")
        && answer.contains("\"title\":")
        && answer.contains("\"status\":" + answer.substring(9, 12));
  }
}
