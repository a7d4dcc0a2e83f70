package id.laksa;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

@AnalyzeClasses(packages = "id.laksa", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  /** The rooms that are pure: they compute, and know nothing of where it comes from or goes to. */
  private static final String[] DOMAIN = {
    "id.laksa.complaint",
    "id.laksa.intake",
    "id.laksa.classification",
    "id.laksa.dispatch",
    "id.laksa.followup",
    "id.laksa.reporter",
    "id.laksa.sla",
    "id.laksa.calendar",
    "id.laksa.evidence",
    "id.laksa.place",
    "id.laksa.department",
    "id.laksa.triage",
    "id.laksa.login",
    "id.laksa.liveroom",
    "id.laksa.fieldpage",
    "id.laksa.replay",
    "id.laksa.learning",
    "id.laksa.privacy",
    "id.laksa.words",
    "id.laksa.words.learning",
    "id.laksa.channel",
    "id.laksa.city",
    "id.laksa.copies",
    "id.laksa.deadletter",
    "id.laksa.delivery",
    "id.laksa.errand",
    "id.laksa.escalation",
    "id.laksa.evaluation",
    "id.laksa.notification",
    "id.laksa.refusal",
    "id.laksa.spool",
    "id.laksa.texts",
    "id.laksa.tracking",
    "id.laksa.desk",
    "id.laksa.teamwork",
    "id.laksa.undeliverable",
    "id.laksa.web",
    "id.laksa.whatsapp"
  };

  private static final Predicate<String> ROOM =
      Pattern.compile("id\\.laksa\\.(?!app$|dev$)\\w+").asMatchPredicate();

  private static final String[] INFRASTRUCTURE = {
    "org.apache.camel..",
    "java.sql..",
    "javax.sql..",
    "org.postgresql..",
    "org.jdbi..",
    "org.apache.kafka..",
    "io.cloudevents..",
    "jakarta.jms..",
    "jakarta.mail..",
    "org.apache.activemq..",
    "io.vertx..",
    "io.netty..",
    "org.drools..",
    "org.kie.."
  };

  private static final String[] ADAPTERS = {
    "id.laksa.http..",
    "id.laksa.mail..",
    "id.laksa.*.jdbc..",
    "id.laksa.*.http..",
    "id.laksa.*.jms..",
    "id.laksa.*.kafka..",
    "id.laksa.*.drools..",
    "id.laksa.*.imageio..",
    "id.laksa.*.graph..",
    "id.laksa.*.webhook..",
    "id.laksa.*.file..",
    "id.laksa.*.mail..",
    "id.laksa.*.camel.."
  };

  @ArchTest
  static final ArchRule theDomainKnowsNoInfrastructure =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(INFRASTRUCTURE);

  @ArchTest
  static final ArchRule theDomainKnowsNoAdapter =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ADAPTERS);

  @ArchTest
  static void aRoomThatIsPureIsHeldToBePure(JavaClasses all) {
    Set<String> pure = new TreeSet<>();
    all.stream().map(JavaClass::getPackageName).filter(ROOM).forEach(pure::add);
    all.stream()
        .filter(ArchitectureTest::isBound)
        .map(JavaClass::getPackageName)
        .forEach(pure::remove);
    assertThat(DOMAIN).containsAll(pure);
  }

  private static boolean isBound(JavaClass one) {
    DescribedPredicate<JavaClass> bond =
        resideInAnyPackage(INFRASTRUCTURE).or(resideInAnyPackage(ADAPTERS));
    return bond.test(one)
        || one.getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .anyMatch(bond);
  }

  @ArchTest
  static final ArchRule noFeaturesDependOnEachOtherInARing =
      slices().matching("id.laksa.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noPartsOfTheTrialDependOnEachOtherInARing =
      slices().matching("id.laksa.dev.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheAppWires =
      noClasses()
          .that()
          .resideOutsideOfPackages("id.laksa.app..", "id.laksa.dev..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("id.laksa.app..");

  @ArchTest
  static final ArchRule nothingKnowsTheTrial =
      noClasses()
          .that()
          .resideOutsideOfPackage("id.laksa.dev..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "id.laksa.dev..",
              "kafka..",
              "org.apache.kafka.server..",
              "org.apache.kafka.metadata..",
              "org.openjdk.jmh..",
              "org.HdrHistogram..",
              "org.tukaani..");

  @ArchTest
  static final ArchRule onlyTheBrokersPluginsKnowItsInside =
      noClasses()
          .that()
          .resideOutsideOfPackages("id.laksa.dev..", "id.laksa.broker..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.activemq.artemis.core.server..",
              "org.apache.activemq.artemis.core.config..",
              "org.apache.activemq.artemis.core.protocol..",
              "org.apache.qpid..");
}
