/** Takes in what WhatsApp delivers, and proves that it comes from there. */
@NullMarked
package id.laksa.whatsapp.webhook;

import org.jspecify.annotations.NullMarked;
