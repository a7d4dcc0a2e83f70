/** Measures how well complaints are routed whose department is known. */
package id.laksa.evaluation;
