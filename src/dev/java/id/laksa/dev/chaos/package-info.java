/** Kills and stops what the engine stands on, and counts whether every promise was kept. */
package id.laksa.dev.chaos;
