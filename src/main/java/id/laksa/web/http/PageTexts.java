package id.laksa.web.http;

import freemarker.template.TemplateMethodModelEx;
import id.laksa.texts.Messages;
import id.laksa.texts.Messages.Language;
import java.util.List;

/** The pages' texts in one language: {@code t("form.title")} in a template. */
public final class PageTexts implements TemplateMethodModelEx {
  private static final String OURS = "web.";
  private final Messages messages;
  private final Language language;

  /** Speaks this language. */
  public PageTexts(Messages messages, Language language) {
    this.messages = messages;
    this.language = language;
  }

  /** For templates: the key, then the values it names. */
  @Override
  @SuppressWarnings("rawtypes") // as FreeMarker declares it
  public Object exec(List keyAndValues) {
    String key = keyAndValues.get(0).toString();
    return of(key, keyAndValues.subList(1, keyAndValues.size()).toArray());
  }

  /** A text; the first value stands where it says {@code {0}}. */
  public String of(String key, Object... values) {
    String text = messages.text(language, OURS + key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", values[i].toString());
    }
    return text;
  }

  /** What an event means. */
  String event(String slug) {
    return messages.text(language, "event." + slug);
  }

  /** A text that a city may not have written; otherwise what stands for it. */
  String or(String key, String otherwise) {
    String text = messages.text(language, OURS + key);
    return text.equals(OURS + key) ? otherwise : text;
  }

  /** In English, if that is the language; otherwise in Indonesian. */
  String either(String indonesian, String english) {
    return language == Language.ENGLISH ? english : indonesian;
  }
}
