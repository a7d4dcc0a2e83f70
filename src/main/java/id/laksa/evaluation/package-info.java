/** Measures how well complaints are routed whose department is known. */
@NullMarked
package id.laksa.evaluation;

import org.jspecify.annotations.NullMarked;
