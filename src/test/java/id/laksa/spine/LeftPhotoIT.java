package id.laksa.spine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.privacy.jdbc.UnnamedPhotos;
import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Citizen.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A photo that was uploaded for something that never came. */
class LeftPhotoIT extends SpineCase {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final Pattern KEPT = Pattern.compile("value=\"([0-9a-f]{64})\\.[0-9a-f]{32}\"");

  @Test
  void aPhotoOfAFormThatWasLeftGoes() throws Exception {
    Matcher token = TOKEN.matcher(new String(citizen.get("/", Map.of()).raw().body(), UTF_8));
    assertThat(token.find()).isTrue();
    Answer again =
        citizen.postForm(
            "/lapor",
            List.of(
                Part.field("token", token.group(1)),
                Part.field("text", ""),
                Part.photo(Photographs.ofAStreet(97))),
            Map.of());
    Matcher kept = KEPT.matcher(new String(again.raw().body(), UTF_8));
    assertThat(kept.find()).isTrue();
    Path photo = file(kept.group(1));
    sweep();
    assertThat(photo).exists();
    Files.setLastModifiedTime(photo, FileTime.from(Instant.EPOCH));
    await()
        .until(
            () -> {
              sweep();
              return !Files.exists(photo);
            });
  }

  private void sweep() {
    engine.camel().getRegistry().lookupByNameAndType("unnamedPhotos", UnnamedPhotos.class).run();
  }

  private Path file(String sha256) {
    return engine
        .data()
        .resolve("photos")
        .resolve(sha256.substring(0, 2))
        .resolve(sha256.substring(2, 4))
        .resolve(sha256 + ".jpg");
  }
}
