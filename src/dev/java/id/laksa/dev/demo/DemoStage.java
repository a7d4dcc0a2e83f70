package id.laksa.dev.demo;

import id.laksa.dev.demo.Demo.Target;
import jakarta.jms.JMSException;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** What the acts share: the engine's doors, the departments that are logged in, and chance. */
final class DemoStage implements AutoCloseable {
  private final Story story;
  private final Target target;
  private final InstantSource time;
  private final Random random = new Random();
  private final Photographer photographer = new Photographer(random.nextLong());
  private final Map<String, DepartmentDesk> desks = new HashMap<>();

  DemoStage(Story story, Target target, InstantSource time) {
    this.story = story;
    this.target = target;
    this.time = time;
  }

  Story story() {
    return story;
  }

  Narrator narrator() {
    return story.narrator();
  }

  Photographer photographer() {
    return photographer;
  }

  boolean hasWhatsApp() {
    return target.simulator() != null;
  }

  AppCitizen onTheApp(String name) {
    return new AppCitizen(name, city(), narrator());
  }

  WebCitizen onTheWeb(String name) {
    return new WebCitizen(name, city(), narrator());
  }

  /** Somebody with a number nobody has: those of 0800 are for firms. */
  WhatsAppCitizen onWhatsApp(String name) {
    String number = "62800" + (1_000_000 + random.nextInt(9_000_000));
    URI simulator = Objects.requireNonNull(target.simulator(), "no WhatsApp");
    return new WhatsAppCitizen(name, number, new HttpDoor(simulator), narrator());
  }

  Operator operator() {
    Operator operator = new Operator(city(), narrator());
    operator.logsIn(password("operator"));
    return operator;
  }

  /** A department, logged in when it is first needed. */
  DepartmentDesk desk(String user) throws JMSException {
    DepartmentDesk desk = desks.get(user);
    if (desk == null) {
      desk = new DepartmentDesk(target.broker(), user, password(user), city(), time);
      desks.put(user, desk);
    }
    return desk;
  }

  /** A client that has no cookies yet. */
  HttpDoor city() {
    return new HttpDoor(target.city());
  }

  @Override
  public void close() throws JMSException {
    for (DepartmentDesk desk : desks.values()) {
      desk.close();
    }
  }

  private String password(String user) {
    String password = target.passwords().get(user);
    if (password == null) {
      throw new Unexpected("a password of " + user, "credentials without it");
    }
    return password;
  }
}
