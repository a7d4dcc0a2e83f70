/** The conversation on WhatsApp: what a message means, and what is said to it. */
package id.laksa.whatsapp;
