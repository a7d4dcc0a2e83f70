package id.laksa.camel;

import id.laksa.complaint.OutboxDestination;
import id.laksa.errand.LadderEnd;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** The city's ledger: what it records, what it owes, what is due. */
@UriEndpoint(
    firstVersion = "0.2.0",
    scheme = "ledger",
    title = "Ledger",
    syntax = "ledger:work",
    category = {Category.DATABASE})
public final class LedgerEndpoint extends DefaultEndpoint {
  private final LedgerAccess access;

  @UriPath(
      enums = "record,outbox,due,errands,owe",
      description =
          "record (to): writes a receipt. outbox (from): what must leave. due (from): deadlines that"
              + " have passed. errands (from): what must still be done. owe (to): promises an errand.")
  @Metadata(required = true)
  private final String work;

  @UriParam(
      label = "consumer",
      enums = "work-orders,events,notifications",
      description = "Of outbox: whose outbox. Each is on its own, so that one stops no other.")
  private @Nullable String destination;

  @UriParam(
      label = "consumer",
      defaultValue = "1000",
      description = "Of outbox: most links of histories in one exchange.")
  private int batch = 1000;

  @UriParam(
      label = "consumer",
      defaultValue = "0",
      description =
          "Of outbox: longest rest after a look, in milliseconds, so that in a flood more comes"
              + " together; after a few it is as short, and who comes first never waits.")
  private long rest;

  @UriParam(
      label = "consumer",
      defaultValue = "1000",
      description =
          "Period in milliseconds in which the ledger is looked into, in case a notification was"
              + " missed.")
  private long poll = 1000;

  @UriParam(
      description =
          "Of errands: which kind; with * at its end every kind that begins so, each with workers of"
              + " its own. Of owe: which kind is promised.")
  private @Nullable String kind;

  @UriParam(
      defaultValue = "1",
      description =
          "Of errands and due: most exchanges at a time (errands: of each kind). Of record: how many"
              + " receipts go on with their routes at a time when they are committed.")
  private int workers = 1;

  @UriParam(
      label = "consumer",
      defaultValue = "PT5S",
      description =
          "Of errands: waits before the next attempts, ISO-8601 durations with commas between; after"
              + " the last an errand is a dead letter.")
  private String ladder = "PT5S";

  @UriParam(
      label = "consumer",
      description = "Of errands: what to do when the ladder has no more steps; a bean, #name.")
  private @Nullable LadderEnd exhausted;

  @UriParam(
      label = "producer",
      defaultValue = "PT10S",
      description =
          "Of record: ISO-8601 duration that a receipt waits for its commit before the ledger counts"
              + " as away.")
  private String patience = "PT10S";

  LedgerEndpoint(String uri, LedgerComponent component, String work, LedgerAccess access) {
    super(uri, component);
    this.work = work;
    this.access = access;
  }

  LedgerAccess access() {
    return access;
  }

  @Override
  public Producer createProducer() {
    return switch (work) {
      case "record" -> new RecordProducer(this);
      case "owe" -> {
        require(kind, "kind");
        yield new OweProducer(this);
      }
      default ->
          throw new IllegalArgumentException("ledger:" + work + " can't be written to, only read");
    };
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    LookingConsumer consumer =
        switch (work) {
          case "outbox" -> {
            destination();
            yield new OutboxConsumer(this, processor);
          }
          case "due" -> new DueConsumer(this, processor);
          case "errands" -> {
            require(kind, "kind");
            yield new ErrandConsumer(this, processor);
          }
          default ->
              throw new IllegalArgumentException(
                  "ledger:" + work + " can't be read from, only written to");
        };
    configureConsumer(consumer);
    return consumer;
  }

  OutboxDestination destination() {
    return Arrays.stream(OutboxDestination.values())
        .filter(one -> one.key().equals(destination))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "ledger:outbox needs a destination, one of "
                        + Arrays.stream(OutboxDestination.values())
                            .map(OutboxDestination::key)
                            .collect(Collectors.joining(", "))));
  }

  private void require(@Nullable String value, String name) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("ledger:" + work + " needs a " + name);
    }
  }

  /** What it does. */
  public String getWork() {
    return work;
  }

  /** Whose outbox; null where none is read. */
  public @Nullable String getDestination() {
    return destination;
  }

  /** Sets whose outbox. */
  public void setDestination(String destination) {
    this.destination = destination;
  }

  /** Most links of histories in one exchange. */
  public int getBatch() {
    return batch;
  }

  /** Sets the most links of histories in one exchange. */
  public void setBatch(int batch) {
    this.batch = batch;
  }

  /** Rest after a look, in milliseconds. */
  public long getRest() {
    return rest;
  }

  /** Sets the rest after a look, in milliseconds. */
  public void setRest(long rest) {
    this.rest = rest;
  }

  /** Period of looks, in milliseconds. */
  public long getPoll() {
    return poll;
  }

  /** Sets the period of looks, in milliseconds. */
  public void setPoll(long poll) {
    this.poll = poll;
  }

  /** Which errands; empty where none are meant. */
  public String getKind() {
    return kind == null ? "" : kind;
  }

  /** Sets which errands. */
  public void setKind(String kind) {
    this.kind = kind;
  }

  /** Most at a time. */
  public int getWorkers() {
    return workers;
  }

  /** Sets the most at a time. */
  public void setWorkers(int workers) {
    this.workers = workers;
  }

  /** Waits before the next attempts. */
  public String getLadder() {
    return ladder;
  }

  /** Sets the waits before the next attempts. */
  public void setLadder(String ladder) {
    this.ladder = ladder;
  }

  /** What to do when the ladder has no more steps; null for a dead letter. */
  public @Nullable LadderEnd getExhausted() {
    return exhausted;
  }

  /** Sets what to do when the ladder has no more steps. */
  public void setExhausted(LadderEnd exhausted) {
    this.exhausted = exhausted;
  }

  /** How long a receipt waits for its commit. */
  public String getPatience() {
    return patience;
  }

  /** Sets how long a receipt waits for its commit. */
  public void setPatience(String patience) {
    this.patience = patience;
  }
}
