/** The events as they go to Kafka: made, signed and sent. */
@NullMarked
package id.laksa.relay.kafka;

import org.jspecify.annotations.NullMarked;
