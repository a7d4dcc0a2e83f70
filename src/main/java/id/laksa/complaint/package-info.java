/** A complaint: what was said, where it stands, its history and its clock. */
package id.laksa.complaint;
