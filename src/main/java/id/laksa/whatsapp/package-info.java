/** The conversation on WhatsApp: what a message means, and what is said to it. */
@NullMarked
package id.laksa.whatsapp;

import org.jspecify.annotations.NullMarked;
