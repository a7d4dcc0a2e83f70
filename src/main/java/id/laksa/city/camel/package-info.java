/** The context in which a city's own routes run, and what keeps their faults inside it. */
@NullMarked
package id.laksa.city.camel;

import org.jspecify.annotations.NullMarked;
