package io.tillstream.conductor.home;

/**
 * Which shop a home holds; chosen at its first start and the same ever after.
 *
 * @param source {@link #GENERATED}, or the folder its sales were imported from
 * @param stores number of stores
 * @param tillsPerStore number of tills in each
 */
public record Shop(String source, int stores, int tillsPerStore) {
    /** The source of a chain the simulator makes up. */
    public static final String GENERATED = "generated";

    public boolean comesFromSimulator() {
        return source.equals(GENERATED);
    }
}
