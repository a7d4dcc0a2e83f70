/** The rules that read a complaint: the facts they know and what they put forward. */
@NullMarked
package id.laksa.classification.drools;

import org.jspecify.annotations.NullMarked;
