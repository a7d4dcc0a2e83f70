/** Where a department's system answers over HTTP. */
@NullMarked
package id.laksa.followup.http;

import org.jspecify.annotations.NullMarked;
