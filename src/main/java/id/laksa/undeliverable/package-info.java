/** Orders that their department's system doesn't take. */
package id.laksa.undeliverable;
