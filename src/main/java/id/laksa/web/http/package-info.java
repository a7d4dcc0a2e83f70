/** The addresses behind the citizens' pages. */
@NullMarked
package id.laksa.web.http;

import org.jspecify.annotations.NullMarked;
