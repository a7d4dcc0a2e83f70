/** Where the reporter's app answers. */
@NullMarked
package id.laksa.reporter.http;

import org.jspecify.annotations.NullMarked;
