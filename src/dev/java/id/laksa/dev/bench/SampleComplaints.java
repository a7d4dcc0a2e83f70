package id.laksa.dev.bench;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Complaints that differ in their text and go to several departments. */
final class SampleComplaints {
  private static final List<Sample> SAMPLES =
      List.of(
          new Sample("jalanrusak", "dpupr", "Jalan berlubang dan sudah ada motor jatuh"),
          new Sample("sampah", "dlh", "Sampah menumpuk dan belum diangkut"),
          new Sample("pjupadam", "dishub", "Lampu jalan padam, gelap sekali"),
          new Sample("macet", "dishub", "Macet setiap pagi di perempatan"),
          new Sample("pohontumbang", "disbudpar", "Pohon tumbang menutup separuh jalan"),
          new Sample("bansos", "dinsos", "Bantuan sosial belum diterima warga"));

  /** A complaint's hashtag, the user of the department that must get it, and its text. */
  record Sample(String hashtag, String user, String text) {}

  private SampleComplaints() {}

  static List<Sample> all() {
    return SAMPLES;
  }

  /** The users of the departments that get them. */
  static Set<String> users() {
    return SAMPLES.stream().map(Sample::user).collect(Collectors.toUnmodifiableSet());
  }

  /** The text of complaint {@code number}, from 0: one sample after the other. */
  static String text(long number) {
    Sample sample = SAMPLES.get((int) (number % SAMPLES.size()));
    return sample.text
        + (", RT " + twoDigits(number % 13 + 1) + " RW " + twoDigits(number % 7 + 1))
        + (", laporan uji " + number + " #" + sample.hashtag);
  }

  /** The same as the App API's JSON, in ASCII. */
  static String json(long number) {
    return "{\"text\":\"" + text(number) + "\"}";
  }

  private static String twoDigits(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }
}
