/** Says hostile things to the engine at every door. */
package id.laksa.dev.fuzz;
