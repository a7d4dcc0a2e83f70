package id.laksa.dev.stores;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.broker.CoreDoorPlugin;
import id.laksa.broker.DepartmentDoorPlugin;
import id.laksa.broker.DoorLimits;
import id.laksa.broker.LostConnectionPlugin;
import id.laksa.broker.SenderStampPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What deploy/artemis gives an external broker is what the embedded one has. */
class BrokerDeploymentTest {
  @TempDir Path folder;
  private Configuration deployed;
  private final Configuration embedded = new ConfigurationImpl();

  @BeforeEach
  void makeBoth() throws Exception {
    Path table = Files.writeString(folder.resolve("departments.csv"), departments());
    Path secrets = Files.writeString(folder.resolve("credentials.properties"), credentials());
    Process script =
        new ProcessBuilder(
                "sh",
                Path.of("deploy/artemis/make-etc.sh").toAbsolutePath().toString(),
                table.toString(),
                secrets.toString(),
                folder.resolve("etc").toString())
            .inheritIO()
            .start();
    assertThat(script.waitFor()).isZero();
    FileConfiguration file = new FileConfiguration();
    new FileDeploymentManager(folder.resolve("etc/broker.xml").toUri().toString())
        .addDeployable(file)
        .readConfiguration();
    deployed = file;
    new BrokerTopology(List.of("dpupr", "dinkes", "kec_benda")).applyTo(embedded);
  }

  @Test
  void theQueuesAreTheSame() {
    assertThat(deployed.getAddressConfigurations())
        .usingRecursiveComparison()
        .ignoringCollectionOrder()
        .isEqualTo(embedded.getAddressConfigurations());
  }

  @Test
  void theRightsAreTheSame() {
    assertThat(deployed.getSecurityRoles()).isEqualTo(embedded.getSecurityRoles());
  }

  @Test
  void theDeliveryIsTheSame() {
    assertThat(deployed.getAddressSettings()).isEqualTo(embedded.getAddressSettings());
  }

  @Test
  void theSenderIsStampedAndTheEngineTrusted() {
    assertThat(deployed.getBrokerPlugins())
        .hasAtLeastOneElementOfType(SenderStampPlugin.class)
        .filteredOn(SenderStampPlugin.class::isInstance)
        .extracting(plugin -> ((SenderStampPlugin) plugin).trusts(EmbeddedArtemis.ENGINE_USER))
        .containsExactly(true);
  }

  @Test
  void coreIsForTheEngineAlone() {
    assertThat(deployed.getBrokerPlugins())
        .filteredOn(CoreDoorPlugin.class::isInstance)
        .extracting(plugin -> ((CoreDoorPlugin) plugin).trusts(EmbeddedArtemis.ENGINE_USER))
        .containsExactly(true);
    Map<String, Object> protocols =
        deployed.getAcceptorConfigurations().stream()
            .collect(
                Collectors.toMap(
                    TransportConfiguration::getName, door -> door.getParams().get("protocols")));
    assertThat(protocols).isEqualTo(Map.of("departments", "AMQP", "engine", "CORE"));
  }

  @Test
  void theDepartmentsDoorHasTheSameBounds() {
    assertThat(deployed.getBrokerPlugins())
        .filteredOn(DepartmentDoorPlugin.class::isInstance)
        .map(DepartmentDoorPlugin.class::cast)
        .singleElement()
        .returns(DoorLimits.USUAL, DepartmentDoorPlugin::limits)
        .returns(true, door -> door.trusts(EmbeddedArtemis.ENGINE_USER));
  }

  @Test
  void lostConnectionsCountTheSame() {
    assertThat(deployed.getBrokerPlugins()).hasAtLeastOneElementOfType(LostConnectionPlugin.class);
  }

  @Test
  void everyDepartmentHasItsUserAndItsTwoRoles() throws IOException {
    assertThat(Files.readAllLines(folder.resolve("etc/artemis-users.properties")))
        .contains("dpupr=p1", "dinkes=p2", "kec_benda=p3")
        .noneMatch(line -> line.startsWith("operator="))
        .anyMatch(line -> line.matches("laksa=[A-Za-z0-9]{32}"));
    assertThat(Files.readAllLines(folder.resolve("etc/artemis-roles.properties")))
        .containsExactlyInAnyOrder(
            "engine=laksa",
            "department=dpupr,dinkes,kec_benda",
            "dpupr=dpupr",
            "dinkes=dinkes",
            "kec_benda=kec_benda");
  }

  private static String departments() {
    return """
        code,name
        DPUPR,"Dinas Pekerjaan Umum, Penataan Ruang"
        DINKES,Dinas Kesehatan
        KEC_BENDA,Kecamatan Benda
        """;
  }

  private static String credentials() {
    return """
        operator=o
        dpupr=p1
        dinkes=p2
        kec_benda=p3
        """;
  }
}
