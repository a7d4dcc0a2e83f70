package id.laksa.evidence.imageio;

import id.laksa.evidence.PhotoLimits;
import id.laksa.evidence.RefusalReason;

/** What the sender of a refused photo reads, in Indonesian. */
record Sentences(PhotoLimits limits) {
  String of(RefusalReason reason) {
    return switch (reason) {
      case TOO_LARGE ->
          "Ukuran berkas foto melebihi batas %d MB.".formatted(Math.round(limits.maxBytes() / 1e6));
      case NOT_AN_IMAGE -> "Berkas ini bukan foto JPEG, PNG, atau WebP.";
      case HEIC ->
          "Foto ini berformat HEIC, yang tidak dapat kami buka. Ubah ke JPEG dan kirim lagi; di iPhone:"
              + " Pengaturan > Kamera > Format > Paling Kompatibel.";
      case ANIMATED -> "Gambar bergerak tidak diterima; kirimkan foto biasa.";
      case TOO_MANY_PIXELS ->
          "Foto memiliki terlalu banyak piksel; kirimkan foto yang lebih kecil.";
      case TRUNCATED -> "Berkas foto terpotong; kirimkan sekali lagi.";
      case CANNOT_DECODE -> "Foto rusak dan tidak dapat dibuka.";
    };
  }
}
