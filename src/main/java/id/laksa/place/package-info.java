/** Where a complaint is: by a point, or by the words for it. */
package id.laksa.place;
