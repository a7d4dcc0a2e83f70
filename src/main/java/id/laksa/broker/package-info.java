/** What runs inside Artemis: plugins that stamp who sent a message, and refuse what isn't plain. */
package id.laksa.broker;
