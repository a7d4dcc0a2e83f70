/** Hands what the field staff does to the queue that all departments answer in. */
@NullMarked
package id.laksa.fieldpage.jms;

import org.jspecify.annotations.NullMarked;
