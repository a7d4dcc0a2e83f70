package id.laksa.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS of the engine's own, by real keys that are made here. */
class TlsTest {
  private static final char[] PASSWORD = "for-this-test".toCharArray();
  @TempDir private static Path folder;
  @TempDir private Path scratch;

  @BeforeAll
  static void makeKeys() throws Exception {
    make("rsa", "-keyalg", "RSA", "-keysize", "2048");
    make("other", "-keyalg", "RSA", "-keysize", "2048");
    make("ec", "-keyalg", "EC", "-groupname", "secp256r1");
    Files.writeString(folder.resolve("empty.pem"), "");
    Files.writeString(folder.resolve("nonsense.pem"), "nonsense");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "ec"})
  void aCertificateAndItsKeyServe(String kind) throws Exception {
    Tls tls = tls(kind + ".crt", kind + ".key");
    assertThatCode(tls::check).doesNotThrowAnyException();
    try (ServerFixture server = new ServerFixture(Pace.USUAL, tls, "", scratch);
        SSLSocket socket = connect(server.port(), kind)) {
      socket.getOutputStream().write("GET /echo HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.")
          .contains(" 200 ", "127.0.0.1 https")
          .containsIgnoringCase("strict-transport-security: max-age=31536000");
      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
      assertThat(socket.getApplicationProtocol()).describedAs("no HTTP/2").isEmpty();
    }
  }

  @Test
  void whatIsOlderThanTls12IsNotSpoken() throws Exception {
    try (ServerFixture server =
        new ServerFixture(Pace.USUAL, tls("rsa.crt", "rsa.key"), "", scratch)) {
      assertThat(hello(server.port(), 0x03)).isEqualTo(22);
      assertThat(hello(server.port(), 0x02)).describedAs("an alert, or nothing").isNotEqualTo(22);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rsa.crt,other.key", "rsa.crt,ec.key", "ec.crt,rsa.key", "rsa.key,rsa.crt",
        "rsa.crt,empty.pem", "nonsense.pem,rsa.key", "empty.pem,rsa.key", "rsa.crt,missing.key",
        "missing.crt,rsa.key", ".,rsa.key"
      })
  void whatDoesNotFitTogetherIsNamed(String files) {
    String[] names = files.split(",", -1);
    assertThatThrownBy(() -> tls(names[0], names[1]).check())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(folder.toString());
  }

  /** The first byte that answers a client that speaks TLS 1.1 (2) or 1.2 (3) at most. */
  private static int hello(int port, int minor) throws IOException {
    // 32 random bytes, no session; ECDHE-RSA with AES128-GCM and AES128-SHA over P-256, signed by
    // RSA with SHA-256: newer Java speaks nothing without forward secrecy.
    byte[] hello =
        HexFormat.of()
            .parseHex(
                "16030100410100003d03"
                    + "%02x".formatted(minor)
                    + "00".repeat(32)
                    + "000004c02fc0130100"
                    + "0010000a000400020017000d000400020401");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(hello);
      return socket.getInputStream().read();
    }
  }

  private static Tls tls(String certificate, String key) {
    return new Tls(folder.resolve(certificate), folder.resolve(key));
  }

  private static SSLSocket connect(int port, String kind) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream pem = Files.newInputStream(folder.resolve(kind + ".crt"))) {
      trusted.setCertificateEntry(
          "city", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
    socket.setSSLParameters(parameters);
    return socket;
  }

  private static void make(String name, String... kind) throws Exception {
    Path store = folder.resolve(name + ".p12");
    String password = new String(PASSWORD);
    java.util.List<String> command = new java.util.ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(
        java.util.List.of(
            "-genkeypair",
            "-keystore",
            store.toString(),
            "-storepass",
            password,
            "-alias",
            "city",
            "-dname",
            "CN=lapor.example.go.id",
            "-validity",
            "30",
            "-storetype",
            "PKCS12"));
    command.addAll(java.util.List.of(kind));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    KeyStore made = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      made.load(in, PASSWORD);
    }
    pem(name + ".key", "PRIVATE KEY", made.getKey("city", PASSWORD).getEncoded());
    pem(name + ".crt", "CERTIFICATE", made.getCertificate("city").getEncoded());
  }

  private static void pem(String file, String what, byte[] bytes) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
  }
}
