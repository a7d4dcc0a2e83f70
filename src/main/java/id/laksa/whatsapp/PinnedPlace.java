package id.laksa.whatsapp;

import id.laksa.place.Places;
import id.laksa.reporter.Addition;
import id.laksa.texts.Texts;
import id.laksa.whatsapp.InboundMessage.Pin;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes of a place what it adds to a complaint; one abroad is no more than words. */
public final class PinnedPlace implements Function<Pin, Addition> {
  private final Supplier<Places> places;
  private final Texts texts;

  /** Takes the places of the city. */
  public PinnedPlace(Supplier<Places> places, Texts texts) {
    this.places = places;
    this.texts = texts;
  }

  @Override
  public Addition apply(Pin pin) {
    if (Places.insideIndonesia(pin.point())) {
      return new Addition(
          null, pin.point(), pin.address(), places.get().find(pin.point()).orElse(null), List.of());
    }
    return Addition.text(pin.told(texts));
  }
}
