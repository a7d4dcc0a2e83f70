/** Asks for name and password at a door, and holds those up who guess. */
@NullMarked
package id.laksa.login.http;

import org.jspecify.annotations.NullMarked;
