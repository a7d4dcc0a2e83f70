/** The city's tables and rules: loaded whole or refused, in force without a restart. */
package id.laksa.rulebook;
