/** Starts the engine: settings, keys, the modules that wire every room, and the commands. */
package id.laksa.app;
