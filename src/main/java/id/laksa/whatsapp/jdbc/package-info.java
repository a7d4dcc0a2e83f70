/** Contacts, conversations and what was said, in the ledger. */
@NullMarked
package id.laksa.whatsapp.jdbc;

import org.jspecify.annotations.NullMarked;
