/** Speaks to WhatsApp's Graph API: messages, pictures, and how much may be sent. */
@NullMarked
package id.laksa.whatsapp.graph;

import org.jspecify.annotations.NullMarked;
