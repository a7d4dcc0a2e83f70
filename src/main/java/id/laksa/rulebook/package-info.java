/** The city's tables and rules: loaded whole or refused, in force without a restart. */
@NullMarked
package id.laksa.rulebook;

import org.jspecify.annotations.NullMarked;
