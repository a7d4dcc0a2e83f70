package id.laksa.dev.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/** Texts that people, attackers and broken programs send. */
final class HostileTexts {
  private static final int LONG = 5_000;
  private static final List<String> PLAIN =
      List.of(
          "Jalan berlubang di depan pasar #jalanrusak",
          "Sampah menumpuk di tepi kali #sampah",
          "Tolong, rumah kebakaran!",
          "terima kasih",
          "ya",
          "1",
          "-6.1783",
          "106.6319",
          "+620000000000",
          "siti@example.org",
          "true",
          "jalan-rusak");
  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "\u0000",
          "\u0000\u0001\u0008\u001b[31m",
          "' or '1'='1' --",
          "'; drop table complaint; --",
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "../../../../etc/passwd",
          "..%2f..%2f..%2fetc%2fpasswd",
          "${jndi:ldap://127.0.0.1:1/a}",
          "${body.class.name} ${bean:java.lang.Runtime}",
          "<#assign x='freemarker.template.utility.Execute'?new()>${x('id')}",
          "{{7*7}} %s%s%n%n %x",
          "#" + "a".repeat(300),
          "#\u200b#\u202e#jalanrusak \u202d",
          "\ud83d\udd25\ud83d\ude92 \ud83c\uddee\ud83c\udde9",
          "\ud800",
          "\udc00 lone",
          "e\u0301\u0301\u0301\u0301\u0301\u0301",
          "\ufeff\ufffe\uffff",
          "NaN",
          "-0",
          "1e400",
          "99999999999999999999999999",
          "-9223372036854775808",
          "0x1F",
          "null",
          "[]",
          "{\"a\":1}",
          "2026-02-30T25:61:61+99:99",
          "LKS-0000-0000-0000-0000",
          "lks 7k3m q9tz 4b2x hv8d",
          "00000000-0000-0000-0000-000000000000",
          "a\r\nSet-Cookie: laksa=1\r\nX: y",
          "KEBAKARAN".repeat(300),
          "#a ".repeat(1_500),
          "(".repeat(LONG),
          "\u0130\u0131\u1e9e\ufb03".repeat(200));

  private HostileTexts() {}

  /** One of them, or a mixture. */
  static String any(RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> one(PLAIN, random);
      case 3, 4, 5 -> one(HOSTILE, random);
      case 6 -> one(PLAIN, random) + one(HOSTILE, random);
      default -> noise(random);
    };
  }

  static <T> T one(List<T> of, RandomGenerator random) {
    return of.get(random.nextInt(of.size()));
  }

  private static String noise(RandomGenerator random) {
    return random
        .ints(random.nextInt(60), 0, random.nextBoolean() ? 0x180 : 0x10000)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
