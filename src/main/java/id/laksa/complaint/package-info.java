/** A complaint: what was said, where it stands, its history and its clock. */
@NullMarked
package id.laksa.complaint;

import org.jspecify.annotations.NullMarked;
