/** Tells what is due when it is due, and follows changed calendars and policies. */
package id.laksa.deadline;
