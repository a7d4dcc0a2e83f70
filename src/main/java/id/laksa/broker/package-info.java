/** What runs inside Artemis: plugins that stamp who sent a message, and refuse what isn't plain. */
@NullMarked
package id.laksa.broker;

import org.jspecify.annotations.NullMarked;
