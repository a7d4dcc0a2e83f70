/** The photos' rows: whose they are, what was found, where they were seen before. */
@NullMarked
package id.laksa.evidence.jdbc;

import org.jspecify.annotations.NullMarked;
