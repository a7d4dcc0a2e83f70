/** Doors with a password: accounts, sessions, and what makes guessing slow. */
package id.laksa.login;
