/** Decides what a complaint is about, who must act and how urgent it is. */
@NullMarked
package id.laksa.classification;

import org.jspecify.annotations.NullMarked;
