/** What a reporter is told of what happened. */
@NullMarked
package id.laksa.notification;

import org.jspecify.annotations.NullMarked;
