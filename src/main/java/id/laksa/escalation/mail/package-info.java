/** Escalations as mails. */
@NullMarked
package id.laksa.escalation.mail;

import org.jspecify.annotations.NullMarked;
