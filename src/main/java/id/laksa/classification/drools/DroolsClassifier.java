package id.laksa.classification.drools;

import static java.util.stream.Collectors.joining;

import id.laksa.classification.Categories;
import id.laksa.classification.Category;
import id.laksa.classification.Classifier;
import id.laksa.classification.Decision;
import id.laksa.classification.Explanation;
import id.laksa.classification.HashtagPolicy;
import id.laksa.classification.Hashtags;
import id.laksa.classification.Priority;
import id.laksa.department.Department;
import id.laksa.department.Departments;
import id.laksa.place.FoundPlace;
import id.laksa.place.Place;
import id.laksa.place.PlaceFinder;
import id.laksa.place.Whereabouts;
import id.laksa.texts.Texts;
import id.laksa.words.Words;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/**
 * Lets the rules put candidates forward and picks the first. A complaint goes to triage when no
 * hashtag or word is known, when its words alone speak and aren't sure, when a sign of danger is
 * doubted, when it lies outside the city, or when it is a kecamatan's and nothing says whose; an
 * emergency too, but it keeps its priority there.
 */
public final class DroolsClassifier implements Classifier {
  private static final String DECIDED_BY = "rules";

  private final Proposals proposals;
  private final Words words;
  private final Categories categories;
  private final Departments departments;
  private final PlaceFinder places;
  private final Texts texts;
  private final String rulesVersion;

  /**
   * Decides by the given rules.
   *
   * @param rules with a global list {@code candidates}
   * @param hashtags what hashtags mean, each once
   * @param texts of what is said of a decision; kept with it
   * @param rulesVersion named in every explanation
   */
  public DroolsClassifier(
      KieBase rules,
      Collection<HashtagPolicy> hashtags,
      Words words,
      Categories categories,
      Departments departments,
      PlaceFinder places,
      Texts texts,
      String rulesVersion) {
    this.proposals = new Proposals(rules, hashtags);
    this.words = words;
    this.categories = categories;
    this.departments = departments;
    this.places = places;
    this.texts = texts;
    this.rulesVersion = rulesVersion;
  }

  @Override
  public Decision decide(String text, List<String> hashtags, Whereabouts where) {
    FoundPlace found = places.find(text, where);
    ComplaintSite scene = new ComplaintSite(found, departments, texts);
    Signs signs = new Signs(Hashtags.of(text, hashtags), words.read(text, found.named()));
    return scene.told(choose(signs, scene));
  }

  private Decision choose(Signs signs, ComplaintSite scene) {
    Optional<Place> place = scene.place();
    Question question = signs.question(scene.site(), scene.street().orElse(null), categories);
    Shortlist shortlist = new Shortlist(signs, proposals.of(question));
    if (shortlist.isEmpty()) {
      return triage(Reason.NOTHING_KNOWN, shortlist, place);
    }
    if (scene.outside().isPresent()) {
      return triage(scene.outside().get(), shortlist, place);
    }
    if (!shortlist.isSure()) {
      boolean doubted = shortlist.best().doubted();
      return triage(doubted ? Reason.SIGN_DOUBTED : Reason.WORDS_NOT_SURE, shortlist, place);
    }
    Candidate best = shortlist.best();
    return departments
        .byCode(best.department())
        .map(department -> routed(best, department, shortlist, place))
        .orElseGet(() -> triage(Reason.KECAMATAN_NOT_KNOWN, shortlist, place));
  }

  private Decision routed(
      Candidate best, Department department, Shortlist shortlist, Optional<Place> place) {
    Category category = categories.byId(best.category()).orElseThrow();
    return new Decision(
        category,
        department,
        category.priority(),
        place.orElse(null),
        note(shortlist),
        explanation(best.rule(), shortlist.matchedFor(department.code()), shortlist.losers()),
        null);
  }

  private Decision triage(Reason reason, Shortlist shortlist, Optional<Place> place) {
    Priority priority =
        shortlist.isEmpty()
            ? Priority.NORMAL
            : categories.byId(shortlist.best().category()).orElseThrow().priority();
    return new Decision(
        null,
        null,
        priority,
        place.orElse(null),
        null,
        explanation(
            texts.text(reason.key()),
            shortlist.isEmpty() ? List.of() : shortlist.matched(),
            shortlist.everything()),
        null);
  }

  private Explanation explanation(
      String rule, List<String> matched, List<Explanation.Alternative> alternatives) {
    return new Explanation(DECIDED_BY, rule, matched, rulesVersion, alternatives);
  }

  private @Nullable String note(Shortlist shortlist) {
    Map<String, List<String>> others = shortlist.otherDepartments();
    if (others.isEmpty()) {
      return null;
    }
    String departments =
        others.entrySet().stream()
            .map(e -> nameOf(e.getKey()) + " (" + String.join(", ", e.getValue()) + ")")
            .collect(joining("; "));
    return texts.text("order.note.also", Map.of("departments", departments));
  }

  private String nameOf(String department) {
    return departments
        .byCode(department)
        .map(Department::name)
        .orElseGet(() -> texts.text("order.note.kecamatan"));
  }
}
