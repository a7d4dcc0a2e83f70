package id.laksa.http;

import id.laksa.http.Problem.Kind;
import java.util.Map;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** {@code GET /assets/{file}}. */
public final class AssetEndpoint {
  private final Assets assets;
  private final Answers answers;

  /** Serves these. */
  public AssetEndpoint(Assets assets, Answers answers) {
    this.assets = assets;
    this.answers = answers;
  }

  /** A file; kept by browsers for ever only under the version it has. */
  public HttpAnswer show(@Header("file") String name, @Variable("query") @Nullable String query) {
    return assets
        .find(name)
        .map(
            asset -> {
              boolean current = Query.of(query).get("v").equals(asset.version());
              String caching = current ? "public, max-age=31536000, immutable" : "no-cache";
              return new HttpAnswer(
                  200, asset.type(), Map.of("Cache-Control", caching), asset.bytes());
            })
        .orElseGet(() -> answers.problem(Kind.NOT_FOUND, "There is no such file."));
  }
}
