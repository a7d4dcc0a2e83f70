/** Past complaints, decided again by other rules; nothing comes of it. */
package id.laksa.replay;
