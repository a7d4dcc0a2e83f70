/** Health and figures of the routes. */
@NullMarked
package id.laksa.operation.camel;

import org.jspecify.annotations.NullMarked;
