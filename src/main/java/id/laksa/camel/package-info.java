/** Camel components of ours: {@code ledger:} and {@code opd:}. */
package id.laksa.camel;
