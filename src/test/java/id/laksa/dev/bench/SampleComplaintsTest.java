package id.laksa.dev.bench;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Decision;
import id.laksa.dev.bench.SampleComplaints.Sample;
import id.laksa.rulebook.RuleBooks;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleComplaintsTest {
  static List<Sample> samples() {
    return SampleComplaints.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theCitysRulesSendEachToTheDepartmentWhoseQueueIsRead(Sample sample) {
    Decision decision =
        RuleBooks.theCitysOwn()
            .classifier()
            .classify(sample.text() + " #" + sample.hashtag(), List.of(), null);
    assertThat(Objects.requireNonNull(decision.department()).user()).isEqualTo(sample.user());
  }

  @Test
  void noTwoSayTheSame() {
    assertThat(LongStream.range(0, 1000).mapToObj(SampleComplaints::json)).doesNotHaveDuplicates();
  }

  @Test
  void oneAfterTheOtherGoesToEveryDepartment() {
    assertThat(SampleComplaints.text(0)).contains("#jalanrusak");
    assertThat(SampleComplaints.text(1)).contains("#sampah");
    assertThat(SampleComplaints.users()).hasSizeGreaterThan(3);
  }
}
