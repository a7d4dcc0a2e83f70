/** What the words of a text make likely, and which of them mustn't wait. */
@NullMarked
package id.laksa.words;

import org.jspecify.annotations.NullMarked;
