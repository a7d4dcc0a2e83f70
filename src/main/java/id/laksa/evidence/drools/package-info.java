/** The rules that say whether a photo is proof enough. */
@NullMarked
package id.laksa.evidence.drools;

import org.jspecify.annotations.NullMarked;
