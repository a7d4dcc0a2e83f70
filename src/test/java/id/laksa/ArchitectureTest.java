package id.laksa;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "id.laksa", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
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
    "id.laksa.words"
  };

  @ArchTest
  static final ArchRule theDomainKnowsNoInfrastructure =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.camel..",
              "java.sql..",
              "javax.sql..",
              "org.postgresql..",
              "org.jdbi..",
              "org.apache.kafka..",
              "io.cloudevents..",
              "jakarta.jms..",
              "org.apache.activemq..",
              "io.vertx..",
              "io.netty..",
              "org.drools..",
              "org.kie..");

  @ArchTest
  static final ArchRule theDomainKnowsNoAdapter =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "id.laksa.http..",
              "id.laksa.*.jdbc..",
              "id.laksa.*.http..",
              "id.laksa.*.jms..",
              "id.laksa.*.kafka..",
              "id.laksa.*.drools..",
              "id.laksa.*.imageio..",
              "id.laksa.*.graph..",
              "id.laksa.*.webhook..",
              "id.laksa.*.file..");

  @ArchTest
  static final ArchRule noFeaturesDependOnEachOtherInARing =
      slices().matching("id.laksa.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheAppWires =
      noClasses()
          .that()
          .resideOutsideOfPackage("id.laksa.app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("id.laksa.app..");
}
