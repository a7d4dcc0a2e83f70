/** What operators tell each other: notes, who has what in hand, and what a shift hands on. */
@NullMarked
package id.laksa.teamwork;

import org.jspecify.annotations.NullMarked;
