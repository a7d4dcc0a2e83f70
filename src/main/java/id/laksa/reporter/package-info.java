/** What reporters answer and add, and what it does to their complaints. */
@NullMarked
package id.laksa.reporter;

import org.jspecify.annotations.NullMarked;
