package id.laksa;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;

/** The rule of names in CONTRIBUTING.md, as far as it can be held. */
@AnalyzeClasses(packages = "id.laksa", importOptions = DoNotIncludeTests.class)
class NamesTest {
  @ArchTest
  static void noTwoTypesShareAName(JavaClasses all) {
    Map<String, List<String>> byName =
        all.stream()
            .filter(one -> one.isTopLevelClass() && !one.getSimpleName().equals("package-info"))
            .collect(groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getName, toList())));
    assertThat(byName.values()).allSatisfy(same -> assertThat(same).hasSize(1));
  }

  /**
   * Templates ask for a component by its name: another method of that name may be what they get.
   */
  @ArchTest
  static void noPublicMethodOfARecordOfAPageIsNamedAsOneOfItsComponents(JavaClasses all) {
    List<String> twice =
        all.stream()
            .filter(JavaClass::isRecord)
            .filter(one -> one.getPackageName().matches("id[.]laksa[.](liveroom|fieldpage|web).*"))
            .flatMap(
                one ->
                    one.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(method -> !method.getRawParameterTypes().isEmpty())
                        .filter(method -> one.tryGetField(method.getName()).isPresent())
                        .map(JavaMethod::getFullName))
            .toList();
    assertThat(twice).isEmpty();
  }

  @ArchTest
  static final ArchRule commandsAreOfTheCommandLine =
      liveIn("Command", "id.laksa.app", "id.laksa.dev.command");

  @ArchTest static final ArchRule modulesWire = liveIn("Module", "id.laksa.app");

  @ArchTest
  static final ArchRule tablesAreTheLedgers =
      classes()
          .that()
          .areTopLevelClasses()
          .and()
          .haveSimpleNameEndingWith("Table")
          // The city's own tables, as the engine holds them.
          .and()
          .doNotHaveFullyQualifiedName("id.laksa.sla.SlaTable")
          .and()
          .doNotHaveFullyQualifiedName("id.laksa.words.WordTable")
          .should()
          .resideInAPackage("..jdbc");

  @ArchTest static final ArchRule ledgersWriteIntoTheLedger = liveIn("Ledger", "..jdbc");

  @ArchTest
  static final ArchRule rowsAreOfTablesOrOfTheCitysFiles =
      liveIn("Rows", "..jdbc", "id.laksa.rulebook");

  @ArchTest
  static final ArchRule endpointsAnswerRequestsOrAreCamels =
      liveIn("Endpoint", "..http", "..webhook", "id.laksa.operation", "..camel");

  @ArchTest static final ArchRule componentsAreCamels = liveIn("Component", "..camel");

  @ArchTest
  static final ArchRule consumersAreCamels = liveIn("Consumer", "..camel", "id.laksa.http");

  @ArchTest
  static final ArchRule producersAreCamelsOrKafkas = liveIn("Producer", "..camel", "..kafka");

  @ArchTest static final ArchRule pluginsRunInTheBroker = liveIn("Plugin", "id.laksa.broker");

  @ArchTest static final ArchRule decidersArePure = liveIn("Decider", "id.laksa.*");

  @ArchTest static final ArchRule benchesAreOfTheTrial = liveIn("Bench", "id.laksa.dev.bench");

  @ArchTest
  static final ArchRule whatLiesWithTheLedgerSpeaksToIt =
      classes()
          .that()
          .resideInAPackage("..jdbc")
          .and()
          .areTopLevelClasses()
          .and()
          .doNotHaveSimpleName("package-info")
          // How a value lies in a column, and what a row is made of.
          .and()
          .haveSimpleNameNotEndingWith("Format")
          .and()
          .haveSimpleNameNotEndingWith("Insert")
          .should(speakToTheLedger());

  private static ArchRule liveIn(String suffix, String... rooms) {
    return classes()
        .that()
        .areTopLevelClasses()
        .and()
        .haveSimpleNameEndingWith(suffix)
        .should()
        .resideInAnyPackage(rooms);
  }

  private static ArchCondition<JavaClass> speakToTheLedger() {
    return new ArchCondition<>("use JDBI or JDBC, or what does") {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        boolean speaks =
            one.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .anyMatch(other -> isOfTheLedger(one, other));
        events.add(new SimpleConditionEvent(one, speaks, one.getName() + " needs no ledger"));
      }
    };
  }

  private static boolean isOfTheLedger(JavaClass one, JavaClass other) {
    String room = other.getPackageName();
    return room.startsWith("org.jdbi.")
        || room.startsWith("java.sql")
        || room.startsWith("javax.sql")
        || (room.startsWith("id.laksa.")
            && room.endsWith(".jdbc")
            && !other.getName().startsWith(one.getName()));
  }
}
