/** Work with others' servers that the ledger owes, tried again by a ladder until it is done. */
package id.laksa.errand;
