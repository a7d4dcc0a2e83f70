/** How the engine does: health, figures, disk. */
package id.laksa.operation;
