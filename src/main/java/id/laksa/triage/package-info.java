/** What an operator's decision does to a complaint. */
package id.laksa.triage;
