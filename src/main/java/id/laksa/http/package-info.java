/** The HTTP server, and what all doors share: bodies, answers, errors, pages. */
@NullMarked
package id.laksa.http;

import org.jspecify.annotations.NullMarked;
