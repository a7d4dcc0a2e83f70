/** What a department receives, and the ways by which it leaves. */
@NullMarked
package id.laksa.dispatch;

import org.jspecify.annotations.NullMarked;
