/** PostgreSQL, Kafka and Artemis inside the engine's process tree. */
@NullMarked
package id.laksa.dev.stores;

import org.jspecify.annotations.NullMarked;
