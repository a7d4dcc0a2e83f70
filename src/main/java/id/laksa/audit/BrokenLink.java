package id.laksa.audit;

/**
 * Where a history stops being what the engine wrote.
 *
 * @param ticket of the complaint; the complaint's id where the ledger has no such complaint
 * @param seq the link that is broken or missing, from 1
 * @param sentence what is wrong with it; no personal data
 */
public record BrokenLink(String ticket, int seq, String sentence) {}
