/** The city's mail server. */
@NullMarked
package id.laksa.mail;

import org.jspecify.annotations.NullMarked;
