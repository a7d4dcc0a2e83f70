package id.laksa.evidence.jdbc;

import id.laksa.evidence.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Finds earlier photos that are the same as another or look like it: the reporters', and evidence
 * that was shown or waits for an operator. What was only uploaded was used for nothing.
 */
public final class EarlierPhotos {
  private static final int ENOUGH = 20;
  private static final int PARTS = 4;
  private static final int PART_BITS = 16;
  private static final int PART = 0xffff;
  private static final String SAME =
      """
      select p.complaint_id = :complaint and p.department is null as reporters, true as exact,
        bit_count((p.likeness # :likeness)::bit(64)) as bits
      from photo p
      where (p.sha256 = :sha256 or p.original = :original)
        and (p.department is null or p.shown_seq is not null or p.proposed_seq is not null)
      limit :enough
      """;

  /** Which likenesses are near is told by the indexes alone; only their photos are then read. */
  private static final String LIKE =
      """
      with near as materialized (
        select likeness from photo
          where part0 = any(:near0) and bit_count((likeness # :likeness)::bit(64)) <= :bits
        union select likeness from photo
          where part1 = any(:near1) and bit_count((likeness # :likeness)::bit(64)) <= :bits
        union select likeness from photo
          where part2 = any(:near2) and bit_count((likeness # :likeness)::bit(64)) <= :bits
        union select likeness from photo
          where part3 = any(:near3) and bit_count((likeness # :likeness)::bit(64)) <= :bits)
      select p.complaint_id = :complaint and p.department is null as reporters, false as exact,
        bit_count((p.likeness # :likeness)::bit(64)) as bits
      from near join photo p
        on p.part0 = (near.likeness & 65535)::int and p.likeness = near.likeness
      where p.department is null or p.shown_seq is not null or p.proposed_seq is not null
      limit :enough
      """;

  private EarlierPhotos() {}

  /**
   * A photo that is looked for.
   *
   * @param sha256 as served
   * @param original SHA-256 as uploaded; null when it isn't known
   * @param likeness null when it has none
   */
  public record Wanted(
      UUID complaintId, String sha256, @Nullable String original, @Nullable Long likeness) {}

  /**
   * Finds some of them: all that matters is whether there is one.
   *
   * @param bits up to how many bits of difference count, 0 to 7
   */
  public static List<Use> of(Handle handle, Wanted wanted, int bits) {
    List<Use> uses = new ArrayList<>(same(handle, wanted));
    Long likeness = wanted.likeness();
    if (likeness != null) {
      uses.addAll(like(handle, wanted.complaintId(), likeness, bits));
    }
    return uses;
  }

  private static List<Use> same(Handle handle, Wanted wanted) {
    return handle
        .createQuery(SAME)
        .bind("complaint", wanted.complaintId())
        .bind("likeness", wanted.likeness())
        .bind("sha256", wanted.sha256())
        .bind("original", wanted.original())
        .bind("enough", ENOUGH)
        .map((row, context) -> use(row.getBoolean(1), row.getBoolean(2), row.getObject(3)))
        .list();
  }

  private static List<Use> like(Handle handle, UUID complaintId, long likeness, int bits) {
    var query =
        handle
            .createQuery(LIKE)
            .bind("complaint", complaintId)
            .bind("likeness", likeness)
            .bind("bits", bits)
            .bind("enough", ENOUGH);
    for (int i = 0; i < PARTS; i++) {
      int part = (int) (likeness >> (i * PART_BITS)) & PART;
      query.bindArray("near" + i, Integer.class, near(part, bits / PARTS));
    }
    return query
        .map((row, context) -> use(row.getBoolean(1), row.getBoolean(2), row.getObject(3)))
        .list();
  }

  private static Use use(boolean reporters, boolean exact, @Nullable Object bits) {
    return new Use(reporters, exact, bits == null ? null : ((Number) bits).intValue());
  }

  /** Every part that differs in at most this many bits. */
  static List<Integer> near(int part, int bits) {
    List<Integer> near = new ArrayList<>();
    for (int mask = 0; mask <= PART; mask++) {
      if (Integer.bitCount(mask) <= bits) {
        near.add(part ^ mask);
      }
    }
    return near;
  }
}
