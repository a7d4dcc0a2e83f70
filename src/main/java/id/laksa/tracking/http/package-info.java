/** Where an app asks how its complaint does. */
@NullMarked
package id.laksa.tracking.http;

import org.jspecify.annotations.NullMarked;
