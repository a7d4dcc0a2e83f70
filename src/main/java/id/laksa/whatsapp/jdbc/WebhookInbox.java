package id.laksa.whatsapp.jdbc;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.errand.Errand;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.whatsapp.webhook.Delivery;
import id.laksa.whatsapp.webhook.Delivery.Element;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Keeps what Meta delivered, durably, before it is told so. What came before has no effect. */
public final class WebhookInbox {
  /** The kind of the errands that a delivery becomes; their lane is the citizen. */
  public static final String KIND = "whatsapp-inbound";

  private final Jdbi jdbi;
  private final ErrandTable errands;
  private final ProcessedMessageIds processed;
  private final InstantSource time;

  /** Wires it. */
  public WebhookInbox(
      Jdbi jdbi, ErrandTable errands, ProcessedMessageIds processed, InstantSource time) {
    this.jdbi = jdbi;
    this.errands = errands;
    this.processed = processed;
    this.time = time;
  }

  /**
   * Keeps every element that wasn't kept before, in one transaction.
   *
   * @return how many were new
   */
  public int keep(List<Element> elements) {
    if (elements.isEmpty()) {
      return 0;
    }
    Instant now = time.instant();
    return jdbi.inTransaction(
        handle -> {
          Map<String, Element> once = new LinkedHashMap<>();
          elements.forEach(element -> once.putIfAbsent(element.identity(), element));
          lockLanes(handle, once.values());
          Set<String> first = processed.first(handle, once.keySet(), now);
          List<Errand> fresh = new ArrayList<>();
          once.forEach(
              (identity, element) -> {
                if (first.contains(identity)) {
                  fresh.add(
                      Errand.fresh(UUID.randomUUID(), KIND, lane(element.lane()), element.json()));
                }
              });
          errands.add(handle, fresh, now);
          return fresh.size();
        });
  }

  /** Keeps a body that can't be read, once, as a dead letter. */
  public void bury(byte[] body, Delivery.Unreadable why, ObjectMapper json) {
    UUID id = UUID.nameUUIDFromBytes(body);
    String original =
        json.createObjectNode()
            .put("type", "unreadable")
            .put("body", Base64.getEncoder().encodeToString(body))
            .toString();
    jdbi.useTransaction(
        handle ->
            errands.addDead(
                handle, Errand.fresh(id, KIND, id, original), time.instant(), why.reason()));
  }

  /**
   * Meta posts a citizen's messages side by side: without this an errand's place could be given
   * before, and seen after, that of a later one.
   */
  private static void lockLanes(Handle handle, Collection<Element> elements) {
    handle
        .createQuery(
            "select count(pg_advisory_xact_lock(k)) from (select distinct"
                + " hashtextextended(lane, 5) k from unnest(:lanes) lane order by 1) lanes")
        .bindArray(
            "lanes",
            String.class,
            elements.stream().filter(Element::isMessage).map(Element::lane).toList())
        .mapTo(Long.class)
        .one();
  }

  private static UUID lane(String sender) {
    return UUID.nameUUIDFromBytes(("whatsapp:" + sender).getBytes(StandardCharsets.UTF_8));
  }
}
