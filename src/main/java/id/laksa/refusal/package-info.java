/** Attempts that were refused: counted, and told without flooding the log. */
package id.laksa.refusal;
