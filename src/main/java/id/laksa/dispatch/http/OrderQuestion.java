package id.laksa.dispatch.http;

import id.laksa.department.Department;
import id.laksa.dispatch.jms.OrderLeases.Lease;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * A department's request for orders.
 *
 * @param most how many it wants
 * @param until by {@link System#nanoTime}: then it is answered, with none
 * @param gone whether nobody listens any more
 * @param answer what it gets; ends with a fault while the broker is away
 */
record OrderQuestion(
    Department department,
    int most,
    long until,
    BooleanSupplier gone,
    CompletableFuture<List<Lease>> answer) {}
