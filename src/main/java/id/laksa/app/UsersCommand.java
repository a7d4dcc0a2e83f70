package id.laksa.app;

import id.laksa.login.AccountDesk;
import id.laksa.login.AccountFault;
import id.laksa.login.Person;
import id.laksa.login.Role;
import id.laksa.login.UserAccount;
import id.laksa.login.jdbc.AccountTable;
import id.laksa.rulebook.RuleBook;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;

/** {@code ./laksa users …}: the accounts of persons, as on the administrator's page. */
@Command(name = "users", description = "Keeps the accounts of persons who log in.")
final class UsersCommand {
  private static final String BY = "command";

  @ParentCommand private Laksa laksa;

  @Option(
      names = "--data",
      defaultValue = "data",
      description = "the engine's data folder",
      scope = ScopeType.INHERIT)
  private Path data;

  @Command(name = "add", description = "Adds an account and prints its first password, once.")
  int add(
      @Parameters(paramLabel = "USER", description = "siti.aminah, say: histories name it")
          String user,
      @Option(names = "--name", required = true, description = "the person's full name")
          String name,
      @Option(
              names = "--role",
              required = true,
              description =
                  "operator, supervisor, auditor, clerk, administrator, department-head or"
                      + " department-staff; several times for several")
          List<String> roles,
      @Option(names = "--department", description = "the code, of a department's roles")
          @Nullable String department) {
    Person person = new Person(user, name, roles(roles), department, true);
    AccountDesk.Added added = desk().add(person, BY);
    AccountFault fault = added.fault();
    if (fault != null) {
      throw new StartupFailure("Not added: " + sentence(fault));
    }
    System.out.println(
        "Added "
            + user
            + ". First password, to be changed at the first login: "
            + added.password());
    return 0;
  }

  @Command(name = "list", description = "Lists the accounts.")
  int list() {
    for (UserAccount account : desk().list()) {
      Person person = account.person();
      String roles =
          person.roles().stream().sorted().map(Role::slug).collect(Collectors.joining(","));
      String department = person.department() == null ? "-" : person.department();
      String state =
          account.disabledAt() == null ? "open" : "disabled since " + account.disabledAt();
      System.out.println(
          String.join(
              "\t",
              person.user(),
              person.name(),
              roles,
              department,
              account.secondFactor() ? "code" : "no code",
              state));
    }
    return 0;
  }

  @Command(name = "disable", description = "Closes an account and ends its sessions.")
  int disable(@Parameters(paramLabel = "USER", description = "whose") String user) {
    return said(desk().disable(user, BY), "Disabled " + user + ".");
  }

  @Command(name = "enable", description = "Opens an account that was closed.")
  int enable(@Parameters(paramLabel = "USER", description = "whose") String user) {
    return said(desk().enable(user, BY), "Enabled " + user + ".");
  }

  @Command(
      name = "reset",
      description =
          "Gives an account another first password, prints it once, takes away its second factor"
              + " and ends its sessions.")
  int reset(@Parameters(paramLabel = "USER", description = "whose") String user) {
    return desk()
        .reset(user, BY)
        .map(password -> said(true, "Password of " + user + ", to be changed: " + password))
        .orElseGet(() -> said(false, ""));
  }

  private static int said(boolean done, String sentence) {
    if (!done) {
      throw new StartupFailure("There is no such account, or it was so before.");
    }
    System.out.println(sentence);
    return 0;
  }

  private static Set<Role> roles(List<String> typed) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String slug : typed) {
      try {
        roles.add(Role.valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_')));
      } catch (IllegalArgumentException e) {
        throw new StartupFailure("--role " + slug + " is none of those there are.", e);
      }
    }
    return roles;
  }

  private AccountDesk desk() {
    RunningStores running = RunningStores.on(data);
    Settings settings = laksa.settings();
    MasterKeys keys = MasterKeys.of(settings, data);
    KnownKeys.requireInUse(running.jdbi(), keys.ticketKey(), keys.dataKeys());
    RuleBook rules = Engine.rules(Laksa.home(), settings);
    return new AccountDesk(
        new AccountTable(running.jdbi(), keys.box(), InstantSource.system()),
        user -> user.equals(Credentials.OPERATOR) || rules.departments().byUser(user).isPresent(),
        rules::departments,
        Secrets::password);
  }

  private static String sentence(AccountFault fault) {
    return switch (fault) {
      case USER -> "a user is 3 to 32 lower-case letters, digits, dots, hyphens, a letter first.";
      case USER_TAKEN -> "somebody has this user name.";
      case NAME -> "a name has 1 to 100 characters.";
      case ROLES -> "roles of the Live Room, or of a department, not both.";
      case DEPARTMENT -> "a department's roles need --department with a known code, others none.";
      case PASSWORD -> "the password is too short or too long.";
    };
  }
}
