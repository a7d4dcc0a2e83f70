/** The citizens' pages: reporting, following, answering. */
@NullMarked
package id.laksa.web;

import org.jspecify.annotations.NullMarked;
