/** The pages of the field staff. */
@NullMarked
package id.laksa.fieldpage.http;

import org.jspecify.annotations.NullMarked;
