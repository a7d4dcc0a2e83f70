/** What only a trial has; the engine knows of it by {@link id.laksa.app.Trial} alone. */
package id.laksa.dev;
