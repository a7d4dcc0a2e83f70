package id.laksa.dev.simulator;

/**
 * What can be tapped.
 *
 * @param id what the tap tells the business
 * @param title what the citizen reads
 */
public record Button(String id, String title) {}
