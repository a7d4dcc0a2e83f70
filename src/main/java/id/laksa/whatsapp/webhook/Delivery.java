package id.laksa.whatsapp.webhook;

import java.util.List;
import java.util.Map;

/** What Meta delivered at once. */
public sealed interface Delivery {

  /**
   * It could be read.
   *
   * @param elements every message and status in it, in order
   * @param passedOver how many things of which kind that concern nobody
   */
  record Elements(List<Element> elements, Map<String, Integer> passedOver) implements Delivery {
    public Elements {
      elements = List.copyOf(elements);
      passedOver = Map.copyOf(passedOver);
    }
  }

  /**
   * It couldn't.
   *
   * @param reason without anything of its content
   */
  record Unreadable(String reason) implements Delivery {}

  /**
   * One message or status.
   *
   * @param identity tells whether it is the same as one that came before
   * @param lane elements of one lane are worked on in order: those of one citizen
   * @param json what is needed to understand it alone
   */
  record Element(String identity, String lane, String json) {
    /** Whether it is a message of a citizen. */
    public boolean isMessage() {
      return identity.startsWith("message:");
    }

    @Override
    public String toString() {
      return "Element[…]";
    }
  }
}
