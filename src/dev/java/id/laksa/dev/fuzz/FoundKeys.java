package id.laksa.dev.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the engine's own answers name, so that later requests get further. Thread-safe. */
final class FoundKeys {
  private static final int MOST = 500;
  private static final Pattern TICKET = Pattern.compile("LKS(?:-[0-9A-Z]{4}){4}");
  private static final Pattern KEY =
      Pattern.compile("(?:/LKS(?:-[0-9A-Z]{4}){4}/|answerKey\":\")([A-Za-z0-9_-]{22})");
  private static final Pattern PHOTO =
      Pattern.compile("(?:evidenceId\":\"|/photos/|/foto/)([0-9a-f-]{36})");
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private final List<String> tickets = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private final List<String> photos = new ArrayList<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  /**
   * Reads an answer.
   *
   * @param area the first part of the path that was asked for: each has forms of its own
   */
  void read(String area, String answer) {
    gather(TICKET, answer, tickets);
    gather(KEY, answer, keys);
    gather(PHOTO, answer, photos);
    Matcher token = TOKEN.matcher(answer);
    if (token.find()) {
      tokens.put(area, token.group(1));
    }
  }

  String token(String area) {
    return tokens.getOrDefault(area, "");
  }

  String ticket(RandomGenerator random) {
    return any(tickets, random);
  }

  String key(RandomGenerator random) {
    return any(keys, random);
  }

  String photo(RandomGenerator random) {
    return any(photos, random);
  }

  private static void gather(Pattern pattern, String answer, List<String> into) {
    Matcher found = pattern.matcher(answer);
    synchronized (into) {
      for (int i = 0; i < 3 && found.find(); i++) {
        String what = found.group(found.groupCount());
        if (into.size() < MOST) {
          into.add(what);
        } else {
          into.set(Math.floorMod(what.hashCode(), MOST), what);
        }
      }
    }
  }

  private static String any(List<String> of, RandomGenerator random) {
    synchronized (of) {
      return of.isEmpty() ? HostileTexts.any(random) : HostileTexts.one(of, random);
    }
  }
}
