/** The pages of the desk. */
@NullMarked
package id.laksa.desk.http;

import org.jspecify.annotations.NullMarked;
