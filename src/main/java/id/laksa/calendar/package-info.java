/** The city's working time: hours and holidays, and what a time counted in them comes to. */
package id.laksa.calendar;
