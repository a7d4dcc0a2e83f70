/** Shows the engine from outside, by people at its doors. */
package id.laksa.dev.demo;
