/** Sends what the ledger owes, each destination by itself and in its order. */
package id.laksa.relay;
