/** Where the staff of a department without a system works, on a phone. */
package id.laksa.fieldpage;
