/** The commands that only a trial has. */
package id.laksa.dev.command;
