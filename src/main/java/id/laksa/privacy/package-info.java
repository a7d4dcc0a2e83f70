/** Who looked at personal data, and how it goes in time or on request. */
package id.laksa.privacy;
