/** The city's mail server. */
package id.laksa.mail;
