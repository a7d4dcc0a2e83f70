/** Measures the engine: how much, how fast, with what. */
package id.laksa.dev.bench;
