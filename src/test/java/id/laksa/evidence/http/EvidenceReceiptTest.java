package id.laksa.evidence.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.complaint.Complaints;
import id.laksa.complaint.Identity;
import id.laksa.docs.EngineJson;
import id.laksa.docs.Schemas;
import id.laksa.evidence.Check;
import id.laksa.evidence.Finding;
import id.laksa.evidence.http.EvidenceEndpoint.Checked;
import id.laksa.evidence.http.EvidenceEndpoint.Uploaded;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceReceiptTest {
  @ParameterizedTest
  @CsvSource({"PASSED, passed", "FAILED, failed", "UNKNOWN, unknown"})
  void aReceiptOfEvidenceFitsTheApi(Finding.Result result, String written) {
    String sha256 = "ab".repeat(32);
    String id =
        new Identity(Complaints.aKey())
            .claimId("evidence:DPUPR", Complaints.aFloodComplaint().id(), sha256);
    Checked checked = Checked.of(new Finding(Check.NEAR_PLACE, result, 12.0, 300.0, "Foto utuh."));
    JsonNode receipt = EngineJson.written(new Uploaded(id, sha256, List.of(checked)));
    assertThat(Schemas.answerFaults("EvidenceReceipt", receipt)).isEmpty();
    assertThat(receipt.at("/findings/0/result").textValue()).isEqualTo(written);
  }
}
