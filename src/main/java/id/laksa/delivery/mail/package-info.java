/** News as a mail. */
@NullMarked
package id.laksa.delivery.mail;

import org.jspecify.annotations.NullMarked;
