package id.laksa.app;

import id.laksa.dispatch.http.OrderLine;
import id.laksa.dispatch.http.WorkOrderEndpoint;
import id.laksa.dispatch.jdbc.TakenOrders;
import id.laksa.dispatch.jms.OrderLeases;
import id.laksa.followup.FollowUpDesk;
import id.laksa.followup.http.FollowUpEndpoint;
import id.laksa.login.http.DepartmentDoor;
import jakarta.jms.ConnectionFactory;
import java.util.function.BiConsumer;

/** Wires what departments whose systems speak no AMQP do over HTTP. */
final class DepartmentsModule implements AutoCloseable {
  private final CoreModule core;
  private final DepartmentDoor door;
  private final FollowUpDesk followUps;
  private final OrderLeases leases;
  private final OrderLine line;

  DepartmentsModule(
      CoreModule core, DepartmentDoor door, FollowUpDesk followUps, ConnectionFactory broker) {
    this.core = core;
    this.door = door;
    this.followUps = followUps;
    TakenOrders taken = new TakenOrders(core.jdbi(), core.time());
    this.leases =
        new OrderLeases(
            broker, taken, core.json(), core.settings().number("laksa.lease.most"), core.time());
    this.line = new OrderLine(leases::lease);
  }

  /** Names every bean, as the routes call it. */
  void bind(BiConsumer<String, Object> registry) {
    registry.accept("followUpEndpoint", new FollowUpEndpoint(door, followUps, core.answers()));
    registry.accept(
        "workOrderEndpoint",
        new WorkOrderEndpoint(
            door, line, leases, core.answers(), core.json(), core.settings().zone()));
    registry.accept("orderLeases", leases);
  }

  /** Lets nobody wait for orders any more. */
  void leave() {
    line.close();
  }

  @Override
  public void close() {
    line.close();
    leases.close();
  }
}
