/** Orders that went to a department's dead letter queue. */
@NullMarked
package id.laksa.undeliverable.jms;

import org.jspecify.annotations.NullMarked;
