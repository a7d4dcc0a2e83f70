/** The commands that only a trial has. */
@NullMarked
package id.laksa.dev.command;

import org.jspecify.annotations.NullMarked;
