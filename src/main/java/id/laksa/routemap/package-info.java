/** How the routes hang together, as text and as a picture. */
package id.laksa.routemap;
