/** What a reporter is told of what happened. */
package id.laksa.notification;
