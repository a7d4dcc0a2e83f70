/** Who looked at personal data, and how it goes in time or on request. */
@NullMarked
package id.laksa.privacy;

import org.jspecify.annotations.NullMarked;
