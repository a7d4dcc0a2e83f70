package id.laksa.copies;

import java.util.List;

/** Decides which departments beside the responsible one get an order. Pure. */
public interface CopyRules {
  /** Nobody gets a copy. */
  CopyRules NONE =
      new CopyRules() {
        @Override
        public boolean concern(String category) {
          return false;
        }

        @Override
        public List<CopyDecision> decide(CopyQuestion question) {
          return List.of();
        }
      };

  /** Whether anybody could get a copy of this category's complaints. */
  boolean concern(String category);

  /** The copies, in the order of the table: each department once, never the responsible one. */
  List<CopyDecision> decide(CopyQuestion question);
}
