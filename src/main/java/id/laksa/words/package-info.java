/** What the words of a text make likely, and which of them mustn't wait. */
package id.laksa.words;
