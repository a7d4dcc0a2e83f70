/** Orders that a department's system fetches over HTTP. */
@NullMarked
package id.laksa.dispatch.http;

import org.jspecify.annotations.NullMarked;
