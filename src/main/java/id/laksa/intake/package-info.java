/** The one way behind all doors: from a submission to a receipt. */
package id.laksa.intake;
