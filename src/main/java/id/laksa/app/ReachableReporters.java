package id.laksa.app;

import id.laksa.channel.Channels;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Reach;
import id.laksa.complaint.Receipt;
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
        || isToldByCity(channel);
  }

  /** A route of the city's had the receipt as its answer, unless it was promised or could wait. */
  @Override
  public boolean tells(Receipt receipt) {
    return Reach.super.tells(receipt)
        || (receipt.unanswered() && isToldByCity(receipt.complaint().said().channel()));
  }

  private boolean isToldByCity(Channel channel) {
    return channels.get().tell(channel).isPresent();
  }
}
