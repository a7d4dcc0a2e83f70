package id.laksa.dev.simulator;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account's part of the messaging network: its citizens and their media. Thread-safe. */
public final class Network {
  private static final int MOST_CITIZENS = 1_000;
  private final Account account;
  private final InstantSource time;
  private final MediaShelf media;
  private final Webhooks webhooks;
  private final Throughput throughput;
  private final Map<UserId, Citizen> citizens = new LinkedHashMap<>();

  /** Begins without citizens. */
  public Network(Account account, InstantSource time, Outlet outlet) {
    this.account = account;
    this.time = time;
    this.media = new MediaShelf(time);
    this.webhooks = new Webhooks(account, outlet);
    this.throughput = new Throughput(time);
  }

  /**
   * The citizen of this id, from now on under this name; a new one if need be.
   *
   * @throws IllegalStateException if there are too many already
   */
  public synchronized Citizen citizen(UserId id, String name) {
    Citizen known = citizens.get(id);
    if (known != null) {
      known.rename(name);
      return known;
    }
    if (citizens.size() >= MOST_CITIZENS) {
      throw new IllegalStateException("The simulator has " + MOST_CITIZENS + " citizens already");
    }
    Citizen fresh = new Citizen(id, name, this);
    citizens.put(id, fresh);
    return fresh;
  }

  /** Finds by id. */
  public synchronized Optional<Citizen> find(UserId id) {
    return Optional.ofNullable(citizens.get(id));
  }

  /** The newest comers, at most so many. */
  public synchronized List<Citizen> newest(int most) {
    List<Citizen> all = new ArrayList<>(citizens.values());
    Collections.reverse(all);
    return List.copyOf(all.subList(0, Math.min(most, all.size())));
  }

  /** Whether another citizen may join. */
  public synchronized boolean hasRoomFor(UserId id) {
    return citizens.containsKey(id) || citizens.size() < MOST_CITIZENS;
  }

  /** Sends the webhook of a citizen's message again, byte for byte; false when it isn't known. */
  public boolean redeliver(String wamid) {
    return webhooks.redeliver(wamid);
  }

  /** All media. */
  public MediaShelf media() {
    return media;
  }

  Account account() {
    return account;
  }

  InstantSource time() {
    return time;
  }

  Webhooks webhooks() {
    return webhooks;
  }

  Throughput throughput() {
    return throughput;
  }
}
