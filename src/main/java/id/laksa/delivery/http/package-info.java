/** Calls the addresses that apps gave, and no address inside the city's own network. */
@NullMarked
package id.laksa.delivery.http;

import org.jspecify.annotations.NullMarked;
