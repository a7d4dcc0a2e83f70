package id.laksa.login.http;

import id.laksa.department.Department;
import id.laksa.department.Departments;
import id.laksa.http.HttpAnswer;
import id.laksa.http.WebForm;
import id.laksa.login.AccountDesk;
import id.laksa.login.AccountFault;
import id.laksa.login.Person;
import id.laksa.login.Right;
import id.laksa.login.Role;
import id.laksa.login.Session;
import id.laksa.login.UserAccount;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Headers;
import org.jspecify.annotations.Nullable;

/** {@code /live-room/akun}: the administrator's page of accounts. */
public final class AccountsEndpoint {
  private static final int CHANGES = 30;
  private final Doorkeeper keeper;
  private final AccountDesk desk;
  private final Supplier<Departments> departments;
  private final Function<Instant, String> time;

  /**
   * Wires the endpoint.
   *
   * @param departments in force
   * @param time a time for people
   */
  public AccountsEndpoint(
      Doorkeeper keeper,
      AccountDesk desk,
      Supplier<Departments> departments,
      Function<Instant, String> time) {
    this.keeper = keeper;
    this.desk = desk;
    this.departments = departments;
    this.time = time;
  }

  /** The page. */
  public HttpAnswer show(@Headers Map<String, Object> headers) {
    return keeper.shown(
        headers, Right.MANAGE_ACCOUNTS, session -> page(200, session, Person.named(""), "", ""));
  }

  /** Takes one of its forms. */
  public HttpAnswer take(@Body @Nullable Object body, @Headers Map<String, Object> headers)
      throws IOException {
    return keeper.taken(headers, body, List.of(), Right.MANAGE_ACCOUNTS, this::take);
  }

  private HttpAnswer take(Session session, WebForm form) {
    String user = form.text("user").strip();
    String by = session.user();
    return switch (form.text("what")) {
      case "add" -> add(session, form);
      case "disable" ->
          user.equals(by)
              ? page(400, session, Person.named(""), "", text("login.accounts.own", Map.of()))
              : said(session, desk.disable(user, by), "disabled", user);
      case "enable" -> said(session, desk.enable(user, by), "enabled", user);
      case "end" -> said(session, desk.endSessions(user, by), "ended", user);
      case "reset" ->
          desk.reset(user, by)
              .map(password -> told(session, "reset", user, password))
              .orElseGet(() -> said(session, false, "", user));
      default -> page(400, session, Person.named(""), "", text("login.own.unknown", Map.of()));
    };
  }

  private HttpAnswer add(Session session, WebForm form) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Arrays.stream(Role.values()).filter(role -> form.ticked(role.slug())).forEach(roles::add);
    String department = form.text("department");
    Person person =
        new Person(
            form.text("user").strip(),
            form.text("name").strip(),
            roles,
            department.isEmpty() ? null : department,
            true);
    AccountDesk.Added added = desk.add(person, session.user());
    AccountFault fault = added.fault();
    return fault == null
        ? told(session, "added", person.user(), added.password())
        : page(400, session, person, "", text("login.fault." + slug(fault), Map.of()));
  }

  private static String slug(AccountFault fault) {
    return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private HttpAnswer told(Session session, String what, String user, String password) {
    String done = text("login.accounts." + what, Map.of("user", user, "password", password));
    return page(200, session, Person.named(""), done, "");
  }

  private HttpAnswer said(Session session, boolean done, String what, String user) {
    return done
        ? page(
            200,
            session,
            Person.named(""),
            text("login.accounts." + what, Map.of("user", user)),
            "")
        : page(409, session, Person.named(""), "", text("login.accounts.changed", Map.of()));
  }

  private HttpAnswer page(int status, Session session, Person typed, String done, String wrong) {
    Map<String, Object> model = new HashMap<>();
    model.put("user", session.user());
    model.put("token", keeper.tokenOf(session));
    model.put("accounts", desk.list().stream().map(this::row).toList());
    model.put(
        "roles",
        Arrays.stream(Role.values())
            .map(
                role ->
                    Map.of(
                        "slug", role.slug(),
                        "name", text("role." + role.slug(), Map.of()),
                        "ticked", typed.roles().contains(role)))
            .toList());
    model.put(
        "departments",
        departments.get().all().stream()
            .sorted(Comparator.comparing(Department::code))
            .map(one -> Map.of("code", one.code(), "name", one.name()))
            .toList());
    model.put("typedUser", typed.user());
    model.put("typedName", typed.name());
    model.put("typedDepartment", Optional.ofNullable(typed.department()).orElse(""));
    model.put(
        "changes",
        desk.changes(CHANGES).stream()
            .map(
                one ->
                    Map.of(
                        "at", time.apply(one.at()),
                        "user", one.user(),
                        "by", one.by(),
                        "what", text("login.change." + one.what().slug(), Map.of())))
            .toList());
    model.put("done", done);
    model.put("wrong", wrong);
    return keeper.door().pages().page(status, "accounts", model);
  }

  private Map<String, Object> row(UserAccount account) {
    Person person = account.person();
    String roles =
        String.join(
            ", ",
            person.roles().stream()
                .sorted()
                .map(role -> text("role." + role.slug(), Map.of()))
                .toList());
    Instant disabled = account.disabledAt();
    return Map.of(
        "user", person.user(),
        "name", person.name(),
        "roles", roles,
        "department", Optional.ofNullable(person.department()).orElse(""),
        "factor", account.secondFactor(),
        "mustChange", person.mustChange(),
        "disabled", disabled == null ? "" : time.apply(disabled));
  }

  private String text(String key, Map<String, ?> values) {
    return keeper.door().pages().texts().text(key, values);
  }
}
