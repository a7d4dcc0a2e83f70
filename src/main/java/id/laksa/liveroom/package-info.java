/** Where operators see everything, and decide what the rules can't. */
package id.laksa.liveroom;
