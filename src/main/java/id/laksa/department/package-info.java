/** The departments, and how each gets its orders. */
package id.laksa.department;
