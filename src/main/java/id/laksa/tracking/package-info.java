/** What anybody who has the ticket sees of its complaint. */
package id.laksa.tracking;
