/** Which channels there are, who hands complaints in by them and who tells in them. */
package id.laksa.channel;
