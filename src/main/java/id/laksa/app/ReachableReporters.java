package id.laksa.app;

import id.laksa.channel.Channels;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Reach;
import id.laksa.complaint.Receipt;
import id.laksa.complaint.Reporter;
import java.util.function.Supplier;

/** Which reporters can be told, by what the city has declared and set. */
record ReachableReporters(boolean byMail, boolean byCallback, Supplier<Channels> channels)
    implements Reach {

  static ReachableReporters of(Settings settings, Supplier<Channels> channels) {
    return new ReachableReporters(
        settings.isSet("laksa.mail.host"), settings.isSet("laksa.callback.url"), channels);
  }

  @Override
  public boolean reaches(Complaint complaint) {
    Channel channel = complaint.said().channel();
    return byMail
        || channel.equals(Channel.WHATSAPP)
        || (channel.equals(Channel.APP) && byCallback)
        // Whether he allowed it is in his box, which is opened when he is told.
        || channel.equals(Channel.DESK)
        || isToldByCity(channel);
  }

  /**
   * A route of the city's had the receipt as its answer, unless it was promised or could wait. Who
   * spoke to a desk had none, and gets it by WhatsApp where he allowed that.
   */
  @Override
  public boolean tells(Receipt receipt) {
    return Reach.super.tells(receipt)
        || isPromisedByDesk(receipt)
        || (receipt.unanswered() && isToldByCity(receipt.complaint().said().channel()));
  }

  private static boolean isPromisedByDesk(Receipt receipt) {
    Reporter reporter = receipt.reporter();
    return receipt.complaint().said().channel().equals(Channel.DESK)
        && reporter != null
        && reporter.whatsApp().isPresent();
  }

  private boolean isToldByCity(Channel channel) {
    return channels.get().tell(channel).isPresent();
  }
}
