/** The rows of complaints and their histories, as the ledger keeps them. */
@NullMarked
package id.laksa.complaint.jdbc;

import org.jspecify.annotations.NullMarked;
