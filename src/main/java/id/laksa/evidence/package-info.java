/** Photos, and what is checked about those that departments offer as proof. */
package id.laksa.evidence;
