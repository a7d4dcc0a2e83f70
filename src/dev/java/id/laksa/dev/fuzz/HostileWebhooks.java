package id.laksa.dev.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.whatsapp.webhook.WebhookSignature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Deliveries of Meta's, rightly signed, with contents that Meta may or may not send. */
final class HostileWebhooks {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> MESSAGES =
      List.of(
          "'type':'text','text':{'body':'Jalan berlubang #jalanrusak'}",
          "'type':'image','image':{'id':'1','mime_type':'image/jpeg','sha256':'x','caption':'ini'}",
          "'type':'location','location':{'latitude':-6.17,'longitude':106.63,'name':'Pasar'}",
          "'type':'interactive','interactive':{'type':'button_reply','button_reply':{'id':'yes',"
              + "'title':'Ya'}}",
          "'type':'button','button':{'payload':'yes','text':'Ya'}",
          "'type':'reaction','reaction':{'message_id':'wamid.x','emoji':'x'}",
          "'type':'unsupported','errors':[{'code':131051,'title':'Unsupported'}]",
          "'type':'document','document':{'id':'2','mime_type':'image/png','filename':'a.png'}",
          "'type':'contacts','contacts':[{'name':{'formatted_name':'Siti'}}]");
  private final WebhookSignature meta;

  /** Signs by this secret. */
  HostileWebhooks(String appSecret) {
    this.meta = new WebhookSignature(appSecret);
  }

  /** The next request. */
  byte[] next(RandomGenerator random) {
    byte[] body = Mutations.json(delivery(random), random);
    String head =
        "POST /webhooks/whatsapp HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            + "X-Hub-Signature-256: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(meta.of(body), body.length);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(body);
    return all.toByteArray();
  }

  private static JsonNode delivery(RandomGenerator random) {
    // Few people, who therefore get far in their conversations.
    String from = "62800000" + (1_000 + random.nextInt(200));
    String content =
        random.nextInt(5) == 0
            ? "'statuses':[{'id':'wamid.%s','status':'failed','timestamp':'1795300000','recipient_id':'%s'}]"
                .formatted(new UUID(0, random.nextInt(1_000)), from)
            : "'contacts':[{'profile':{'name':'Siti'},'wa_id':'%s'}],'messages':[{'from':'%s','id':'wamid.%s','timestamp':'1795300000',%s}]"
                .formatted(
                    from,
                    from,
                    new UUID(random.nextLong(), random.nextLong()),
                    HostileTexts.one(MESSAGES, random));
    String json =
        ("{'object':'whatsapp_business_account','entry':[{'id':'1','changes':[{'field':'messages',"
                + "'value':{'messaging_product':'whatsapp','metadata':{'display_phone_number':'1',"
                + "'phone_number_id':'100000000000001'},"
                + content
                + "}}]}]}")
            .replace('\'', '"');
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
