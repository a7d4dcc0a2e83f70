package id.laksa.texts;

import java.nio.file.Path;

/** The delivered texts. */
public final class CityTexts {
  public static final Texts INDONESIAN = Messages.load(Path.of("conf")).indonesian();

  private CityTexts() {}
}
