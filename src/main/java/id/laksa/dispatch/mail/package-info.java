/** An order as a mail. */
@NullMarked
package id.laksa.dispatch.mail;

import org.jspecify.annotations.NullMarked;
