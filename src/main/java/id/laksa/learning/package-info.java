/** Operators' decisions as examples to learn from, with nobody in them. */
package id.laksa.learning;
