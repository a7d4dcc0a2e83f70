/** What an operator's decision does to a complaint. */
@NullMarked
package id.laksa.triage;

import org.jspecify.annotations.NullMarked;
