/** PostgreSQL, Kafka and Artemis inside the engine's process tree. */
package id.laksa.dev.stores;
