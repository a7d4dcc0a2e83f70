/** What couldn't be processed, wherever it lies: to be looked at and sent again. */
package id.laksa.deadletter;
