/** What people read, by keys: every room may ask, and this one asks none. */
package id.laksa.texts;
