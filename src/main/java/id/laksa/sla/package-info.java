/** Within which time what must be done, and who is told when. */
package id.laksa.sla;
