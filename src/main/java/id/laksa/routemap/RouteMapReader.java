package id.laksa.routemap;

import id.laksa.routemap.RouteMap.Link;
import id.laksa.routemap.RouteMap.MappedRoute;
import id.laksa.routemap.RouteMap.Place;
import id.laksa.routemap.RouteMap.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.CatchDefinition;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.TryDefinition;
import org.apache.camel.model.WhenDefinition;

/**
 * Reads the map out of Camel's contexts, running ones or such as only hold the routes.
 *
 * <p>Where a bean hands on of its own accord, or a step's target is known only when it runs, the
 * step says where it may lead by its note: {@code calls direct:submit}; what a bean takes from
 * somewhere, likewise: {@code reads kafka:laksa.spool}.
 */
public final class RouteMapReader {
  private static final Set<String> ADDED =
      Set.of(
          "onException", "onCompletion", "intercept", "interceptFrom", "interceptSendToEndpoint");
  private static final String CALLS = "calls";
  private static final String READS = "reads";
  private static final Pattern URI = Pattern.compile("[a-z][a-z-]+:[^\\s,'\"]+");
  private static final String LEDGER = "ledger";
  private final List<MappedRoute> routes = new ArrayList<>();
  private final Map<String, Address> from = new TreeMap<>();
  private final Map<String, String> about = new TreeMap<>();
  private final Map<String, String> places = new TreeMap<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<Link> read = new ArrayList<>();

  /** A step that sends somewhere. */
  private record Call(String route, Address to, String about, boolean throughJava) {}

  private RouteMapReader() {}

  /** Reads one context, or several that work together. */
  public static RouteMap of(CamelContext... contexts) {
    RouteMapReader reader = new RouteMapReader();
    for (CamelContext context : contexts) {
      reader.read(context);
    }
    return reader.map();
  }

  private void read(CamelContext context) {
    Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
    for (RouteDefinition route : model.getRouteDefinitions()) {
      RouteTexts names = new RouteTexts(context, route);
      String id = route.getId();
      Address input = Address.of(names.filled(route.getInput().getEndpointUri()));
      List<Step> steps = new ArrayList<>();
      route.getOutputs().forEach(step -> add(step, id, 0, names, steps));
      from.put(id, input);
      about.put(id, oneLine(names.filled(route.getInput().getDescriptionText())));
      routes.add(
          new MappedRoute(
              id,
              names.room(),
              oneLine(names.filled(route.getDescriptionText())),
              input.inWords(),
              input.isDoor(),
              steps,
              state(context, id)));
    }
  }

  private void add(
      ProcessorDefinition<?> step, String route, int depth, RouteTexts names, List<Step> steps) {
    // What a route configuration adds to a running route isn't a step of it.
    if (ADDED.contains(step.getShortName())) {
      return;
    }
    String said = oneLine(names.filled(step.getDescriptionText()));
    String text = text(step, names);
    steps.add(new Step(depth, said.isEmpty() ? text : text + " (" + said + ")"));
    String note = names.filled(step.getNote());
    if (note.startsWith(CALLS) || note.startsWith(READS)) {
      addNoted(note, route, said, step instanceof BeanDefinition);
    } else if (step instanceof EndpointRequiredDefinition sends) {
      calls.add(new Call(route, Address.of(names.filled(sends.getEndpointUri())), said, false));
    } else if (step instanceof ToDynamicDefinition sends) {
      calls.add(new Call(route, Address.of(names.filled(sends.getUri())), said, false));
    } else if (step instanceof RecipientListDefinition<?> list) {
      String expression = names.filled(list.getExpression().getExpression());
      each(expression, uri -> calls.add(new Call(route, Address.of(uri), said, false)));
    }
    addInner(step, route, depth + 1, names, steps);
  }

  private void addNoted(String note, String route, String about, boolean throughJava) {
    String mode = CALLS;
    for (String word : note.split("[\\s,]+", 0)) {
      if (word.equals(CALLS) || word.equals(READS)) {
        mode = word;
      } else if (URI.matcher(word).matches() && mode.equals(CALLS)) {
        calls.add(new Call(route, Address.of(word), about, throughJava));
      } else if (URI.matcher(word).matches()) {
        String place = Address.of(word).place();
        places.putIfAbsent(place, "");
        read.add(new Link(place, route, "", throughJava));
      }
    }
  }

  /** Camel's own list of what is in a choice or a try leaves out its branches. */
  private void addInner(
      ProcessorDefinition<?> step, String route, int depth, RouteTexts names, List<Step> steps) {
    if (step instanceof ChoiceDefinition choice) {
      for (WhenDefinition when : choice.getWhenClauses()) {
        steps.add(new Step(depth, oneLine(names.filled(when.getLabel()))));
        when.getOutputs().forEach(inner -> add(inner, route, depth + 1, names, steps));
      }
      if (choice.getOtherwise() != null) {
        steps.add(new Step(depth, "otherwise"));
        choice.getOtherwise().getOutputs().forEach(in -> add(in, route, depth + 1, names, steps));
      }
    } else if (step instanceof TryDefinition attempt) {
      attempt.getOutputsWithoutCatches().forEach(inner -> add(inner, route, depth, names, steps));
      attempt.getCatchClauses().forEach(caught -> add(caught, route, depth, names, steps));
      if (attempt.getFinallyClause() != null) {
        add(attempt.getFinallyClause(), route, depth, names, steps);
      }
    } else {
      step.getOutputs().forEach(inner -> add(inner, route, depth, names, steps));
    }
  }

  private static String text(ProcessorDefinition<?> step, RouteTexts names) {
    if (step instanceof BeanDefinition bean) {
      return names.filled(bean.getRef() + "." + bean.getMethod());
    }
    if (step instanceof ProcessDefinition process) {
      return names.filled(process.getRef());
    }
    if (step instanceof ChoiceDefinition) {
      return "choice";
    }
    if (step instanceof CatchDefinition caught) {
      return "catch " + String.join(", ", caught.getExceptions());
    }
    if (step instanceof EndpointRequiredDefinition sends) {
      Address to = Address.of(names.filled(sends.getEndpointUri()));
      return "to " + (to.isLedger() ? to.inWords() : to.place());
    }
    return oneLine(names.filled(step.getLabel()));
  }

  private RouteMap map() {
    Set<Link> links = new LinkedHashSet<>(read);
    for (Call call : calls) {
      links.addAll(links(call));
    }
    for (Map.Entry<String, Address> begin : from.entrySet()) {
      Address address = begin.getValue();
      if (address.isLedger()) {
        boolean owed =
            links.stream()
                .anyMatch(
                    l -> l.to().equals(begin.getKey()) && l.label().equals(address.ledgerPart()));
        if (!owed) {
          places.putIfAbsent(LEDGER, "");
          links.add(new Link(LEDGER, begin.getKey(), address.ledgerPart(), false));
        }
      } else if (!address.isInside() && !address.isDoor() && !address.isTimer()) {
        places.merge(address.place(), said(begin.getKey()), RouteMapReader::first);
        links.add(new Link(address.place(), begin.getKey(), "", false));
      }
    }
    routes.sort(Comparator.comparing(MappedRoute::room).thenComparing(MappedRoute::id));
    return new RouteMap(
        routes,
        places.entrySet().stream().map(e -> new Place(e.getKey(), e.getValue())).toList(),
        links.stream().sorted(Comparator.comparing(Link::from).thenComparing(Link::to)).toList());
  }

  /** To every route that takes what is sent there; to a place if there is none. */
  private List<Link> links(Call call) {
    Address to = call.to();
    boolean owes = to.isLedger() && to.path().equals("owe");
    List<Link> found = new ArrayList<>();
    from.forEach(
        (route, begin) -> {
          boolean same =
              owes
                  ? begin.isLedger() && Address.fits(to.ledgerPart(), begin.ledgerPart())
                  : to.isInside()
                      && begin.scheme().equals(to.scheme())
                      && Address.fits(to.path(), begin.path());
          if (same) {
            found.add(
                new Link(call.route(), route, owes ? begin.ledgerPart() : "", call.throughJava()));
          }
        });
    if (found.isEmpty()) {
      places.merge(to.place(), call.about(), RouteMapReader::first);
      found.add(
          new Link(
              call.route(), to.place(), to.isLedger() ? to.ledgerPart() : "", call.throughJava()));
    }
    return found;
  }

  private static String state(CamelContext context, String id) {
    ServiceStatus status = context.getRouteController().getRouteStatus(id);
    return status == null || !context.isStarted() ? "" : status.name();
  }

  private static void each(String text, Consumer<String> use) {
    Matcher matcher = URI.matcher(text);
    while (matcher.find()) {
      use.accept(matcher.group());
    }
  }

  private String said(String route) {
    return about.getOrDefault(route, "");
  }

  private static String first(String was, String is) {
    return was.isEmpty() ? is : was;
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
