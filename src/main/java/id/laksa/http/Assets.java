package id.laksa.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The pages' styles, scripts and signs: the files under {@code assets/} that are named here. */
public final class Assets {
  private static final List<String> NAMES =
      List.of(
          "laksa.css",
          "live-room.css",
          "field.css",
          "laksa.svg",
          "form.js",
          "print.js",
          "triage.js",
          "receipt.js",
          "field.js");
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");
  private final Map<String, Asset> byName = new TreeMap<>();

  /**
   * A file.
   *
   * @param version changes with its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Asset(String type, String version, byte[] bytes) {}

  /** Reads them from the class path. */
  public Assets() {
    NAMES.forEach(name -> byName.put(name, read(name)));
  }

  /**
   * Where a page finds a file, with its version, so that browsers may keep it for ever.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public String address(String name) {
    Asset asset =
        find(name).orElseThrow(() -> new IllegalArgumentException("no such asset: " + name));
    return "/assets/" + name + "?v=" + asset.version;
  }

  /** The file of a name; empty when it isn't named here. */
  Optional<Asset> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  private static Asset read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream("/assets/" + name)) {
      if (in == null) {
        throw new IllegalStateException("assets/" + name + " is missing");
      }
      byte[] bytes = in.readAllBytes();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      String extension = name.substring(name.lastIndexOf('.') + 1);
      String type = TYPES.getOrDefault(extension, "application/octet-stream");
      return new Asset(type, HexFormat.of().formatHex(Arrays.copyOf(hash, 6)), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
