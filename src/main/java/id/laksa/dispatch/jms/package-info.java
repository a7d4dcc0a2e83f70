/** The departments' queues: sending orders, lending them out, taking them back. */
@NullMarked
package id.laksa.dispatch.jms;

import org.jspecify.annotations.NullMarked;
