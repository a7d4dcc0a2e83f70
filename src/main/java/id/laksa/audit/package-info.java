/** Walks the histories' chains, and holds the ledger and Kafka's events against each other. */
package id.laksa.audit;
