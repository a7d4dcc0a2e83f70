package id.laksa.dev.bench;

import id.laksa.classification.Categories;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Complaints of {@value #LENGTH} characters: {@value #TEXTS} of them, again and again. */
public final class DecideTexts {
  private static final int TEXTS = 5_000;
  private static final int LENGTH = 300;
  private static final long SEED = 42;
  private static final List<String> PHRASES =
      List.of(
          "jalan di depan rumah kami berlubang cukup dalam",
          "lampu pju padam sejak tiga hari lalu",
          "sampah menumpuk dan belum juga diangkut petugas",
          "saluran mampet sehingga air tergenang setiap hujan",
          "pohon sudah terlalu rimbun mohon dipangkas",
          "parkir sembarangan membuat lalu lintas macet",
          "ktp anak saya belum selesai dicetak",
          "air pam tidak mengalir sejak kemarin",
          "bantuan sosial untuk warga kurang mampu belum diterima",
          "pedagang berjualan di atas trotoar",
          "tolong segera ditindaklanjuti terima kasih",
          "lokasi dekat sekolah dan puskesmas");

  private final Tags tags;
  private final List<String> texts = new ArrayList<>(TEXTS);
  private long given;

  /** Which hashtags they carry. */
  public enum Tags {
    /** None: words decide. */
    NONE,
    /** One of the table's each, all of them equally often. */
    KNOWN,
    /** One each that no table has and no decision had before: nothing remembered helps. */
    FRESH
  }

  DecideTexts(Tags tags, Categories categories) {
    this.tags = tags;
    List<String> known =
        categories.groups().stream()
            .flatMap(group -> group.categories().stream())
            .flatMap(leaf -> leaf.hashtags().stream())
            .toList();
    Random random = new Random(SEED);
    for (int i = 0; i < TEXTS; i++) {
      String tag = tags == Tags.KNOWN ? known.get(i % known.size()) + " " : "";
      texts.add(tag + words(LENGTH - tag.length(), random));
    }
  }

  /** The next one. Not for more than one thread. */
  String next() {
    String text = texts.get((int) (given++ % TEXTS));
    return tags == Tags.FRESH ? "#x" + given + " " + text : text;
  }

  private static String words(int length, Random random) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(PHRASES.get(random.nextInt(PHRASES.size()))).append(". ");
    }
    return text.substring(0, length);
  }
}
