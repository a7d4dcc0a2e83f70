/** What departments answer, and what it does to a complaint. */
package id.laksa.followup;
