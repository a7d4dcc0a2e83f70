/** The city's working time: hours and holidays, and what a time counted in them comes to. */
@NullMarked
package id.laksa.calendar;

import org.jspecify.annotations.NullMarked;
