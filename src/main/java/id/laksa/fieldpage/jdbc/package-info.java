/** The cases of a department, as its field staff sees them. */
@NullMarked
package id.laksa.fieldpage.jdbc;

import org.jspecify.annotations.NullMarked;
