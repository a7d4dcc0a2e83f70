package id.laksa.whatsapp.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.laksa.whatsapp.Message;
import id.laksa.whatsapp.Message.Button;
import id.laksa.whatsapp.Message.Buttons;
import id.laksa.whatsapp.Message.Choices;
import id.laksa.whatsapp.Message.Image;
import id.laksa.whatsapp.Message.Template;
import id.laksa.whatsapp.Message.Text;
import id.laksa.whatsapp.WhatsAppUser;
import org.jspecify.annotations.Nullable;

/** Writes messages as the Graph API wants them. */
final class MessageJson {
  private static final int LONGEST_DATA = 512;

  private MessageJson() {}

  /**
   * The body of a request.
   *
   * @param mediaId Meta's id of the message's photo; null when it has none
   * @param callbackData comes back with each status; left out when empty
   */
  static ObjectNode of(
      WhatsAppUser to, Message message, @Nullable String mediaId, String callbackData) {
    if (callbackData.length() > LONGEST_DATA) {
      throw new IllegalArgumentException("Callback data has at most " + LONGEST_DATA);
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("messaging_product", "whatsapp").put("recipient_type", "individual");
    boolean byNumber = to.waId() != null;
    json.put(byNumber ? "to" : "recipient", byNumber ? to.waId() : to.bsuid());
    if (!callbackData.isEmpty()) {
      json.put("biz_opaque_callback_data", callbackData);
    }
    if (message instanceof Text text) {
      text(json, text);
    } else if (message instanceof Image image) {
      json.put("type", "image");
      json.putObject("image").put("id", mediaId).put("caption", image.caption());
    } else if (message instanceof Buttons buttons) {
      buttons(json, buttons, mediaId);
    } else if (message instanceof Choices choices) {
      choices(json, choices);
    } else if (message instanceof Template template) {
      template(json, template, mediaId);
    }
    return json;
  }

  private static void text(ObjectNode json, Text text) {
    json.put("type", "text");
    if (text.quotedWamid() != null) {
      json.putObject("context").put("message_id", text.quotedWamid());
    }
    json.putObject("text").put("preview_url", false).put("body", text.body());
  }

  private static void buttons(ObjectNode json, Buttons buttons, @Nullable String mediaId) {
    json.put("type", "interactive");
    ObjectNode interactive = json.putObject("interactive").put("type", "button");
    if (mediaId != null) {
      interactive.putObject("header").put("type", "image").putObject("image").put("id", mediaId);
    }
    interactive.putObject("body").put("text", buttons.body());
    ArrayNode answers = interactive.putObject("action").putArray("buttons");
    for (Button button : buttons.buttons()) {
      ObjectNode reply = answers.addObject().put("type", "reply").putObject("reply");
      reply.put("id", button.id()).put("title", button.title());
    }
  }

  private static void choices(ObjectNode json, Choices choices) {
    json.put("type", "interactive");
    ObjectNode interactive = json.putObject("interactive").put("type", "list");
    interactive.putObject("body").put("text", choices.body());
    ObjectNode action = interactive.putObject("action").put("button", choices.opener());
    ArrayNode rows = action.putArray("sections").addObject().putArray("rows");
    for (Button choice : choices.choices()) {
      rows.addObject().put("id", choice.id()).put("title", choice.title());
    }
  }

  private static void template(ObjectNode json, Template template, @Nullable String mediaId) {
    json.put("type", "template");
    ObjectNode body = json.putObject("template").put("name", template.name());
    body.putObject("language").put("code", template.language());
    ArrayNode components = body.putArray("components");
    if (mediaId != null) {
      ObjectNode header = components.addObject().put("type", "header");
      ObjectNode image = header.putArray("parameters").addObject().put("type", "image");
      image.putObject("image").put("id", mediaId);
    }
    if (!template.parameters().isEmpty()) {
      ArrayNode blanks = components.addObject().put("type", "body").putArray("parameters");
      template.parameters().forEach(it -> blanks.addObject().put("type", "text").put("text", it));
    }
    for (int index = 0; index < template.payloads().size(); index++) {
      ObjectNode button = components.addObject().put("type", "button");
      button.put("sub_type", "quick_reply").put("index", Integer.toString(index));
      ObjectNode payload = button.putArray("parameters").addObject().put("type", "payload");
      payload.put("payload", template.payloads().get(index));
    }
  }
}
