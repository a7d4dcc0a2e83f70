/** Whom a late complaint is told to, and in which words. */
package id.laksa.escalation;
