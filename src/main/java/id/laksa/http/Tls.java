package id.laksa.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;

/**
 * TLS of the engine's own, 1.2 and newer.
 *
 * @param certificate a PEM file: the server's, then those between it and the root
 * @param key the PEM file of its private key, without a password
 */
public record Tls(Path certificate, Path key) {
  private static final Set<String> VERSIONS = Set.of("TLSv1.2", "TLSv1.3");

  /**
   * Looks whether a server can speak with them.
   *
   * @throws IllegalArgumentException if a file can't be read or the key isn't the certificate's,
   *     with what is wrong in words
   */
  public void check() {
    for (Path file : new Path[] {certificate, key}) {
      if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
        throw new IllegalArgumentException("the file " + file + " can't be read");
      }
    }
    Vertx vertx = Vertx.vertx();
    try {
      X509KeyManager pair = pair(vertx);
      String[] names = pair.getServerAliases("RSA", null);
      String alias = names == null ? pair.getServerAliases("EC", null)[0] : names[0];
      if (!belongs(pair.getPrivateKey(alias), pair.getCertificateChain(alias)[0])) {
        throw new GeneralSecurityException("the key is another certificate's");
      }
    } catch (Exception e) {
      throw new IllegalArgumentException(
          "%s and %s aren't a certificate and its key in PEM (%s)"
              .formatted(certificate, key, e.getMessage()),
          e);
    } finally {
      vertx.close();
    }
  }

  void applyTo(HttpServerOptions server) {
    server.setSsl(true).setEnabledSecureTransportProtocols(VERSIONS).setKeyCertOptions(options());
  }

  private PemKeyCertOptions options() {
    return new PemKeyCertOptions()
        .setCertPath(certificate.toAbsolutePath().toString())
        .setKeyPath(key.toAbsolutePath().toString());
  }

  private X509KeyManager pair(Vertx vertx) throws Exception {
    for (KeyManager manager : options().getKeyManagerFactory(vertx).getKeyManagers()) {
      if (manager instanceof X509KeyManager pair) {
        return pair;
      }
    }
    throw new GeneralSecurityException("no key");
  }

  /** What one signs, the other must know again. */
  private static boolean belongs(PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    String with = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    byte[] text = certificate.getEncoded();
    if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
      return false;
    }
    Signature signature = Signature.getInstance(with);
    signature.initSign(key);
    signature.update(text);
    byte[] signed = signature.sign();
    signature.initVerify((Certificate) certificate);
    signature.update(text);
    return signature.verify(signed);
  }
}
