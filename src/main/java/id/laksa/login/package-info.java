/** Doors with a password: accounts, sessions, and what makes guessing slow. */
@NullMarked
package id.laksa.login;

import org.jspecify.annotations.NullMarked;
