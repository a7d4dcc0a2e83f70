/** What a department receives, and the ways by which it leaves. */
package id.laksa.dispatch;
