/** Plays WhatsApp's Graph API, and the phones behind it. */
package id.laksa.dev.simulator;
