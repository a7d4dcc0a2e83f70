package id.laksa.rulebook;

import id.laksa.sla.Receiver;
import id.laksa.sla.Receiver.Channel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code conf/receivers.csv}. */
final class ReceiverRows {
  static final String NAME = "receivers.csv";
  static final List<String> COLUMNS = List.of("receiver", "department", "channel", "address");
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern MAIL = Pattern.compile("[^@\\s,;<>\"]{1,64}@[A-Za-z0-9.-]{3,190}");
  private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{7,14}");

  private ReceiverRows() {}

  /** The sound rows. */
  static List<Receiver> of(List<Row> rows, Set<String> departments, Collection<Fault> faults) {
    List<Receiver> all = new ArrayList<>();
    Set<Receiver> seen = new HashSet<>();
    for (Row row : rows) {
      int before = faults.size();
      String department = row.get("department");
      if (!ID.matcher(row.get("receiver")).matches()) {
        faults.add(row.fault("receiver must be small letters and digits, joined by -"));
      }
      if (!department.isEmpty() && !departments.contains(department)) {
        faults.add(row.fault("department " + department + " is not in departments.csv"));
      }
      Optional<Channel> channel = channel(row, faults);
      if (faults.size() == before && channel.isPresent()) {
        Receiver receiver =
            new Receiver(
                row.get("receiver"),
                department.isEmpty() ? null : department,
                channel.get(),
                row.get("address"));
        if (seen.add(receiver)) {
          all.add(receiver);
        } else {
          faults.add(row.fault("receiver " + receiver.name() + " is there twice"));
        }
      }
    }
    return all;
  }

  private static Optional<Channel> channel(Row row, Collection<Fault> faults) {
    Optional<Channel> channel =
        Arrays.stream(Channel.values())
            .filter(one -> one.key().equals(row.get("channel")))
            .findFirst();
    if (channel.isEmpty()) {
      faults.add(row.fault("channel must be live-room, queue, email or whatsapp"));
      return channel;
    }
    String address = row.get("address");
    boolean sound =
        switch (channel.get()) {
          case LIVE_ROOM, QUEUE -> address.isEmpty();
          case EMAIL -> MAIL.matcher(address).matches();
          case WHATSAPP -> PHONE.matcher(address).matches();
        };
    if (!sound) {
      faults.add(
          row.fault(
              "address must be a mail address for email, a number such as +6281234567890 for"
                  + " whatsapp, and empty for the others"));
    }
    return channel;
  }
}
