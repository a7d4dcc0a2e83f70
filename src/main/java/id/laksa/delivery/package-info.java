/** Brings news to reporters by the first way that works; when none does, an operator is asked. */
package id.laksa.delivery;
