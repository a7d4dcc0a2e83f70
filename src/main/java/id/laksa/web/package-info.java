/** The citizens' pages: reporting, following, answering. */
package id.laksa.web;
