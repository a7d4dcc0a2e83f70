/** Dead letters that lie in Artemis. */
@NullMarked
package id.laksa.deadletter.jms;

import org.jspecify.annotations.NullMarked;
