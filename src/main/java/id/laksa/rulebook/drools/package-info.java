/** Compiles the city's rules, and says what is doubtful in them. */
@NullMarked
package id.laksa.rulebook.drools;

import org.jspecify.annotations.NullMarked;
