/** Decides what a complaint is about, who must act and how urgent it is. */
package id.laksa.classification;
