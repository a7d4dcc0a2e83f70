package id.laksa.place;

import id.laksa.place.Phrases.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Knows the names of places, and reads them in texts. */
public final class Gazetteer {
  private static final Set<String> RT_RW = Set.of("rt", "rw");

  private final Phrases<PlaceName> names;
  private final Map<String, PlaceWord> words;

  private record Mention(String written, List<Place> meanings) {}

  /**
   * Holds the names and words of one city.
   *
   * @param names by their letters, small and without blanks
   * @param words by themselves, in small letters
   */
  public Gazetteer(Map<String, PlaceName> names, Map<String, PlaceWord> words) {
    this.names = new Phrases<>(names);
    this.words = new HashMap<>(words);
  }

  /**
   * Reads a text.
   *
   * @param plain see {@link TextTokens#plain}
   * @param tokens its words
   */
  SpokenPlace read(String plain, List<String> tokens) {
    List<Mention> inside = new ArrayList<>();
    Set<String> outside = new LinkedHashSet<>();
    for (Phrase<PlaceName> found : names.in(tokens)) {
      Phrase<PlaceName> phrase = bare(found, tokens);
      PlaceName name = phrase.meaning();
      PlaceWord before = word(tokens, phrase.from() - 1);
      if (!name.countsAfter(before) || isStreetOrWord(tokens, phrase)) {
        continue;
      }
      if (name.outside() != null) {
        outside.add(written(tokens, phrase, null));
      } else if (!name.places().isEmpty()) {
        inside.add(new Mention(written(tokens, phrase, before), name.meaningsAfter(before)));
      }
    }
    String rtRw = isNumbered(tokens) ? RtRw.in(plain).orElse(null) : null;
    return new SpokenPlace(
        common(inside),
        inside.stream().map(Mention::written).distinct().toList(),
        List.copyOf(outside),
        rtRw,
        rtRw == null ? lane(tokens) : rtRw.substring(0, 2));
  }

  @Nullable PlaceWord word(List<String> tokens, int index) {
    return index < 0 || index >= tokens.size() ? null : words.get(tokens.get(index));
  }

  /** Without the "di" that is part of it only where the two are written as one. */
  private Phrase<PlaceName> bare(Phrase<PlaceName> phrase, List<String> tokens) {
    return word(tokens, phrase.from()) == PlaceWord.AT
        ? new Phrase<>(phrase.from() + 1, phrase.to(), phrase.meaning())
        : phrase;
  }

  private boolean isStreetOrWord(List<String> tokens, Phrase<PlaceName> phrase) {
    boolean last = phrase.to() == tokens.size();
    return word(tokens, phrase.to()) == PlaceWord.HIGHWAY
        || (!last && phrase.meaning().notBefore().contains(tokens.get(phrase.to())));
  }

  private @Nullable String lane(List<String> tokens) {
    for (String token : tokens) {
      if (words.get(token) == PlaceWord.LANE) {
        return token;
      }
    }
    return null;
  }

  private static boolean isNumbered(List<String> tokens) {
    for (String token : tokens) {
      if (token.length() == 2 && RT_RW.contains(token)) {
        return true;
      }
    }
    return false;
  }

  private static String written(
      List<String> tokens, Phrase<PlaceName> phrase, @Nullable PlaceWord before) {
    String name = String.join(" ", tokens.subList(phrase.from(), phrase.to()));
    return before == PlaceWord.KELURAHAN
        ? "kel. " + name
        : before == PlaceWord.KECAMATAN ? "kec. " + name : name;
  }

  /** The one place that all mentions can mean together. */
  private static @Nullable Place common(List<Mention> mentions) {
    Set<String> kecamatan = null;
    for (Mention mention : mentions) {
      Set<String> its = mention.meanings.stream().map(Place::kecamatan).collect(Collectors.toSet());
      if (kecamatan == null) {
        kecamatan = new HashSet<>(its);
      } else {
        kecamatan.retainAll(its);
      }
    }
    if (kecamatan == null || kecamatan.size() != 1) {
      return null;
    }
    String only = kecamatan.iterator().next();
    Set<String> kelurahan =
        mentions.stream()
            .flatMap(mention -> mention.meanings.stream())
            .filter(place -> place.kecamatan().equals(only))
            .map(Place::kelurahan)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return new Place(only, kelurahan.size() == 1 ? kelurahan.iterator().next() : null);
  }
}
