package id.laksa.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PagesTest {
  private final Pages pages = new Pages();

  /** Somebody on a page. */
  public record Person(String name, int age) {}

  @Test
  void whatAPageShowsIsEscaped() {
    assertThat(render(new Person("<script>\"&'", 1_234)))
        .isEqualTo("<p>&lt;script&gt;&quot;&amp;&#39; 1234</p>\n");
  }

  @Test
  void aPageThatLacksAValueIsAFaultThatDoesNotRepeatTheOthers() {
    assertThatThrownBy(() -> pages.render("greeting.ftlh", Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The page greeting.ftlh can't be rendered");
  }

  private String render(Person person) {
    return pages.render("greeting.ftlh", Map.of("person", person));
  }
}
