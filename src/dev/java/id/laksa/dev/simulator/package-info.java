/** Plays WhatsApp's Graph API, and the phones behind it. */
@NullMarked
package id.laksa.dev.simulator;

import org.jspecify.annotations.NullMarked;
