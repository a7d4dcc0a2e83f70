package id.laksa.broker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class BrokerLibraryTest {
  @Test
  void whatIsPutIntoABrokersLibNeedsNothingButTheBroker() {
    classes()
        .that()
        .resideInAPackage("id.laksa.broker")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.apache.activemq.artemis..",
            "org.apache.qpid.proton..",
            "org.slf4j..",
            // Annotations whose classes aren't there are passed over.
            "org.jspecify.annotations..",
            "id.laksa.broker")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackagesOf(SenderStampPlugin.class));
  }
}
