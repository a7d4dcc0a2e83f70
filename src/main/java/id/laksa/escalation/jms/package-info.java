/** Escalations as messages in a queue. */
@NullMarked
package id.laksa.escalation.jms;

import org.jspecify.annotations.NullMarked;
