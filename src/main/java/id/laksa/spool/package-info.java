/** What comes while the ledger is away is kept here, and fed back afterwards. */
package id.laksa.spool;
