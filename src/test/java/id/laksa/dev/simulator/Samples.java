package id.laksa.dev.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.laksa.dev.simulator.Account.ClosedWindow;
import java.util.List;

/** Requests and images that are right. */
public final class Samples {
  public static final String PHONE = "6281200000001";
  public static final String SCOPED = "ID.13490000000000000001";
  public static final Template DONE =
      new Template(
          "laporan_selesai", "id", "Laporan {{1}} selesai.", true, List.of("Sudah", "Belum"));
  public static final Template NEWS =
      new Template("laporan_kabar", "id", "Kabar {{1}}: {{2}}", false, List.of());

  private Samples() {}

  public static Account account(ClosedWindow closedWindow) {
    return new Account(
        "100200300400500",
        "900800700600500",
        "6221555000",
        "token-of-tests",
        "secret-of-tests",
        Account.VERSIONS,
        List.of(DONE, NEWS),
        closedWindow);
  }

  public static byte[] jpeg() {
    return new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 1, 2, 3, 4};
  }

  public static ObjectNode aText() {
    return to(PHONE, "'type':'text','text':{'body':'Laporan diterima.'}");
  }

  public static ObjectNode anImage(String mediaId) {
    return to(PHONE, "'type':'image','image':{'id':'" + mediaId + "','caption':'Selesai'}");
  }

  public static ObjectNode someButtons() {
    return to(
        PHONE,
        "'type':'interactive','interactive':{'type':'button','body':{'text':'Sudah selesai?'},"
            + "'action':{'buttons':[{'type':'reply','reply':{'id':'confirm:1','title':'Sudah'}},"
            + "{'type':'reply','reply':{'id':'reject:1','title':'Belum'}}]}}");
  }

  public static ObjectNode aList() {
    return to(
        PHONE,
        "'type':'interactive','interactive':{'type':'list','body':{'text':'Pilih jenis'},"
            + "'action':{'button':'Pilih','sections':[{'title':'OPD','rows':["
            + "{'id':'opd:dlh','title':'Kebersihan','description':'Sampah'},"
            + "{'id':'opd:pu','title':'Jalan'}]}]}}");
  }

  public static ObjectNode news() {
    return to(
        PHONE,
        "'type':'template','template':{'name':'laporan_kabar','language':{'code':'id'},"
            + "'components':[{'type':'body','parameters':[{'type':'text','text':'LKS-1'},"
            + "{'type':'text','text':'dikerjakan'}]}]}");
  }

  public static ObjectNode done(String mediaId) {
    return to(
        PHONE,
        "'type':'template','template':{'name':'laporan_selesai','language':{'code':'id'},"
            + "'components':[{'type':'header','parameters':[{'type':'image','image':{'id':'"
            + mediaId
            + "'}}]},{'type':'body','parameters':[{'type':'text','text':'LKS-1'}]},"
            + "{'type':'button','sub_type':'quick_reply','index':'0','parameters':"
            + "[{'type':'payload','payload':'confirm:LKS-1'}]}]}");
  }

  public static ObjectNode to(String user, String rest) {
    String recipient = user.contains(".") ? "recipient" : "to";
    return json("{'messaging_product':'whatsapp','" + recipient + "':'" + user + "'," + rest + "}");
  }

  public static ObjectNode json(String singleQuoted) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(singleQuoted.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
