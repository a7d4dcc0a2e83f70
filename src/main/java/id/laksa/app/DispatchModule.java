package id.laksa.app;

import id.laksa.city.camel.CityPaths;
import id.laksa.department.Departments;
import id.laksa.dispatch.DeliveryGate;
import id.laksa.dispatch.WayAddresses;
import id.laksa.dispatch.WorkOrders;
import id.laksa.dispatch.http.OrderCall;
import id.laksa.dispatch.jdbc.OwedOrders;
import id.laksa.dispatch.jms.Ways;
import id.laksa.dispatch.mail.OrderMail;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.notification.MessageTexts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Wires the ways by which orders leave beside the departments' queues. */
final class DispatchModule implements AutoCloseable {
  private final CoreModule core;
  private final DoorsModule doors;
  private final CityPaths city;
  private final OrderCall call;

  DispatchModule(CoreModule core, DoorsModule doors, Path home) {
    this.core = core;
    this.doors = doors;
    this.city = CityPaths.in(CityModule.base(core.settings(), home), home);
    this.call =
        new OrderCall(addresses(), core.settings().duration("laksa.delivery.timeout"), core.time());
  }

  /** Names every bean, as the routes call it. */
  void bind(BiConsumer<String, Object> registry) {
    Settings settings = core.settings();
    Supplier<Departments> departments = () -> core.rules().get().departments();
    registry.accept("ways", new Ways(departments, core.json()));
    registry.accept(
        "owedOrders",
        new OwedOrders(
            core.jdbi(),
            new WorkOrders(doors.publicUrl(), settings.zone()),
            core.format(),
            new ErrandTable(core.jdbi(), core.box()),
            departments,
            core.json(),
            core.time()));
    // Half of the workers for one department: another's orders always find some.
    int most = Math.max(1, settings.number("laksa.delivery.workers") / 2);
    registry.accept("deliveryGate", new DeliveryGate(most, core.time()));
    registry.accept("orderCall", call);
    registry.accept(
        "orderMail",
        new OrderMail(
            addresses(),
            MailSettings.of(settings),
            new MessageTexts(doors.messages(), settings.zone()),
            departments,
            doors.publicUrl(),
            core.time()));
  }

  @Override
  public void close() {
    call.close();
  }

  /** Read anew each time: a changed address counts from then on. */
  private WayAddresses addresses() {
    return (way, department, key) ->
        Optional.ofNullable(
            CityModule.properties(city)
                .values()
                .getProperty(String.join(".", "deliver", way, department, key)));
  }
}
