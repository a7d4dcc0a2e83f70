package id.laksa.dev.demo;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A complaint of the story; a photo belongs to each.
 *
 * @param desk the department that must act
 * @param placed whether its reporter says where
 * @param result what the department says when the work is done
 */
record Case(DemoReporter reporter, DepartmentDesk desk, boolean placed, String result) {
  String ticket() {
    return reporter.ticket();
  }

  /** Whether an order holds all of it: WhatsApp brings words, photo and pin one by one. */
  boolean isWhole(JsonNode order) {
    JsonNode place = order.path("location");
    boolean says = place.hasNonNull("lat") || place.hasNonNull("kelurahan");
    return !order.path("photos").isEmpty() && (says || !placed);
  }
}
