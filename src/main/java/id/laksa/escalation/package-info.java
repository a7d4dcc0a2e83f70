/** Whom a late complaint is told to, and in which words. */
@NullMarked
package id.laksa.escalation;

import org.jspecify.annotations.NullMarked;
