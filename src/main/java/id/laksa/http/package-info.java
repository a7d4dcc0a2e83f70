/** The HTTP server, and what all doors share: bodies, answers, errors, pages. */
package id.laksa.http;
