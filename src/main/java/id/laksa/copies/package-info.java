/** Orders of second departments: who gets one, and what becomes of it. */
package id.laksa.copies;
