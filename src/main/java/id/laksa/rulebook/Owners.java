package id.laksa.rulebook;

import id.laksa.classification.HashtagPolicy;
import id.laksa.words.WordTable.Owner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whose the categories are, and which of an owner's is its general one. */
final class Owners {
  private Owners() {}

  /** The general category of each owner: the one whose hashtag weighs least. */
  static Map<String, String> general(List<HashtagPolicy> policies) {
    Map<String, HashtagPolicy> lightest = new HashMap<>();
    policies.forEach(
        policy ->
            lightest.merge(
                policy.category().department(),
                policy,
                (first, second) -> second.weight() < first.weight() ? second : first));
    Map<String, String> general = new HashMap<>();
    lightest.forEach((department, policy) -> general.put(department, policy.category().id()));
    return Map.copyOf(general);
  }

  /** By category. */
  static Map<String, Owner> of(List<HashtagPolicy> policies) {
    Map<String, String> general = general(policies);
    Map<String, Owner> owners = new HashMap<>();
    policies.forEach(
        policy -> {
          String department = policy.category().department();
          String spokenFor = Objects.requireNonNull(general.get(department));
          owners.put(policy.category().id(), new Owner(department, spokenFor));
        });
    return owners;
  }
}
