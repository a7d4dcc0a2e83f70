package id.laksa.process;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.app.EngineFile;
import id.laksa.dev.demo.Demo;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo beside a running engine, as a newcomer starts it. */
class DemoIT {
  @TempDir static Path folder;
  private static EngineProcess engine;

  @BeforeAll
  static void start() {
    engine = new EngineProcess(folder);
    engine.start();
  }

  @AfterAll
  static void end() {
    engine.close();
  }

  @Test
  void itTellsTheWholeStoryAndLeavesOthersComplaintsAlone() throws Exception {
    String others = engine.citizen().complain("{\"text\": \"Lubang lain #jalanrusak\"}").ticket();
    for (int times = 0; times < 2; times++) {
      LaksaProgram.Ending ending = demo(engine.data());
      assertThat(ending.code()).describedAs(ending.out()).isZero();
      assertThat(ending.out())
          .contains(
              "sent twice, one ticket",
              "receipt by chat; photo and pin joined it",
              "assigned in the Live Room",
              "question and answer arrived; clock paused",
              "refused: evidence-missing",
              "both rounds with photos",
              "confidential: the public sees the status only",
              "Everything went as told")
          .doesNotContain("NOT OK", "skipped");
      assertThat(ending.err()).doesNotContain(" WARN ", " ERROR ", "Exception");
    }
    for (String user : List.of("dpupr", "dlh", "dishub")) {
      try (DepartmentDesk desk = new DepartmentDesk(engine, user)) {
        assertThat(desk.tickets()).isEqualTo(user.equals("dpupr") ? List.of(others) : List.of());
      }
    }
    assertThat(engine.count("select count(*) from dead_letter")).isZero();
  }

  @Test
  void aRealWhatsAppAccountIsLeftAloneAndThatIsSaid() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Map<String, String> passwords =
        Map.of(
            "operator", engine.password("operator"),
            "dpupr", engine.password("dpupr"),
            "dishub", engine.password("dishub"));
    Demo.Target target =
        new Demo.Target(
            URI.create(EngineFile.read(engine.data()).get("http.url")),
            null,
            URI.create("amqp://127.0.0.1:" + engine.amqpPort),
            passwords);
    boolean asTold =
        Demo.tell(
            target, InstantSource.system(), new PrintStream(said, true, StandardCharsets.UTF_8));
    assertThat(asTold).describedAs("%s", said).isTrue();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("Skipped: a real WhatsApp account is set", "4. App: Hendra")
        .doesNotContain("> WhatsApp");
  }

  @Test
  void withoutAnEngineItSaysHowToStartOne() throws Exception {
    LaksaProgram.Ending ending = demo(folder.resolve("nothing"));
    assertThat(ending.code()).isEqualTo(1);
    assertThat(ending.out()).isEmpty();
    assertThat(ending.err()).contains("start one with ./laksa run").doesNotContain("Exception");
  }

  private static LaksaProgram.Ending demo(Path data) throws InterruptedException {
    List<String> command = List.of("demo", "--data", data.toString());
    try (LaksaProgram demo = LaksaProgram.start(folder, LaksaProgram.HOME, Map.of(), command)) {
      return demo.awaitEnd();
    }
  }
}
