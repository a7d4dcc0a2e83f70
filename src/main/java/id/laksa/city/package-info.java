/** What a city adds by files of its own, kept apart from the engine. */
package id.laksa.city;
