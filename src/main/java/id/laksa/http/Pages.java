package id.laksa.http;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Renders HTML pages from the templates under {@code pages/} on the class path. Whatever a page
 * shows is escaped, without asking. Thread-safe.
 */
public final class Pages {
  private final Configuration templates = new Configuration(Configuration.VERSION_2_3_34);

  /** Finds the templates. */
  public Pages() {
    this(new Assets());
  }

  /**
   * Finds the templates.
   *
   * @param assets what {@code asset("laksa.css")} in a template leads to
   */
  public Pages(Assets assets) {
    templates.setSharedVariable(
        "asset", (TemplateMethodModelEx) name -> assets.address(name.get(0).toString()));
    templates.setClassLoaderForTemplateLoading(Pages.class.getClassLoader(), "pages");
    templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
    templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
    templates.setAutoEscapingPolicy(Configuration.FORCE_AUTO_ESCAPING_POLICY);
    templates.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    templates.setLogTemplateExceptions(false);
    templates.setWrapUncheckedExceptions(true);
    // Numbers in ids and attributes must not depend on where the engine runs.
    templates.setLocale(Locale.ROOT);
    templates.setNumberFormat("computer");
  }

  /**
   * Renders a page.
   *
   * @param template its file, as {@code web/form.ftlh}
   * @param model what it shows; records' components are read by their names
   * @throws IllegalStateException if the template is broken or asks for something that isn't there
   */
  public String render(String template, Map<String, ?> model) {
    StringWriter page = new StringWriter();
    try {
      templates.getTemplate(template).process(model, page);
    } catch (TemplateException e) {
      // Its message may repeat what the page shows.
      throw new IllegalStateException("The page " + template + " can't be rendered", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page.toString();
  }
}
