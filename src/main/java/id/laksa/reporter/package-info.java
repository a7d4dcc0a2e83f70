/** What reporters answer and add, and what it does to their complaints. */
package id.laksa.reporter;
