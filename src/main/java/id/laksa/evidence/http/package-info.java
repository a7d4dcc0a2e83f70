/** Where departments hand in photos, and where photos are shown. */
@NullMarked
package id.laksa.evidence.http;

import org.jspecify.annotations.NullMarked;
