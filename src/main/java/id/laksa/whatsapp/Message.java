package id.laksa.whatsapp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to a citizen. A text that is too long is shortened with an ellipsis, never refused
 * and never cut within a code point; what is blank, or an id that is too long, is the caller's
 * mistake and an {@link IllegalArgumentException}. No {@code toString} shows what is said.
 */
public sealed interface Message {
  /** Most characters of a caption. */
  int LONGEST_CAPTION = 1_024;

  /** The photo that goes with it, or null. */
  @Nullable PhotoBytes photo();

  /**
   * Plain text; links in it show no preview.
   *
   * @param body at most 4,096 characters
   * @param quotedWamid the message it answers; null quotes nothing
   */
  record Text(String body, @Nullable String quotedWamid) implements Message {
    public Text {
      body = Fitted.text(body, 4_096);
    }

    @Override
    public @Nullable PhotoBytes photo() {
      return null;
    }

    @Override
    public String toString() {
      return "Text[…]";
    }
  }

  /**
   * A photo with a sentence under it.
   *
   * @param caption at most 1,024 characters
   */
  record Image(PhotoBytes photo, String caption) implements Message {
    public Image {
      caption = Fitted.text(caption, LONGEST_CAPTION);
    }

    @Override
    public String toString() {
      return "Image[…]";
    }
  }

  /**
   * A question with answers to tap.
   *
   * @param body at most 1,024 characters
   * @param buttons 1 to 3, with ids and titles that differ
   * @param photo shown above; may be null
   */
  record Buttons(String body, List<Button> buttons, @Nullable PhotoBytes photo) implements Message {
    public Buttons {
      body = Fitted.text(body, 1_024);
      buttons = Fitted.few(buttons, 1, 3);
      Fitted.few(buttons.stream().map(Button::id).toList(), 1, 3);
      Fitted.few(buttons.stream().map(Button::title).toList(), 1, 3);
    }

    @Override
    public String toString() {
      return "Buttons[…]";
    }
  }

  /**
   * A question with answers to choose from a list.
   *
   * @param body at most 1,024 characters
   * @param opener what opens the list, at most 20 characters
   * @param choices 1 to 10, with ids and titles that differ
   */
  record Choices(String body, String opener, List<Button> choices) implements Message {
    public Choices {
      body = Fitted.text(body, 1_024);
      opener = Fitted.text(opener, 20);
      choices = Fitted.few(choices, 1, 10);
      Fitted.few(choices.stream().map(Button::id).toList(), 1, 10);
      Fitted.few(choices.stream().map(Button::title).toList(), 1, 10);
    }

    @Override
    public @Nullable PhotoBytes photo() {
      return null;
    }

    @Override
    public String toString() {
      return "Choices[…]";
    }
  }

  /**
   * One answer.
   *
   * @param id comes back when it is tapped; at most 256 characters
   * @param title at most 20 characters
   */
  record Button(String id, String title) {
    public Button {
      id = Fitted.whole(id, 256);
      title = Fitted.text(title, 20);
    }
  }

  /**
   * A text that Meta approved before; the only thing that may be sent when the citizen was silent
   * for 24 hours.
   *
   * @param name as approved: lower-case letters, digits and underscores
   * @param language as approved, {@code id} say
   * @param parameters what the body's blanks are filled with, each at most 1,024 characters; line
   *     breaks and runs of spaces become one space
   * @param photo shown above; null for a template without one
   * @param payloads what comes back when the first, second … button is tapped; at most 128
   *     characters each; empty for a template without buttons
   */
  record Template(
      String name,
      String language,
      List<String> parameters,
      @Nullable PhotoBytes photo,
      List<String> payloads)
      implements Message {
    public Template {
      name = Fitted.whole(name, 512);
      language = Fitted.whole(language, 15);
      parameters = parameters.stream().map(text -> Fitted.line(text, 1_024)).toList();
      payloads =
          Fitted.few(payloads, 0, 10).stream().map(payload -> Fitted.whole(payload, 128)).toList();
    }

    @Override
    public String toString() {
      return "Template[" + name + "]";
    }
  }
}
