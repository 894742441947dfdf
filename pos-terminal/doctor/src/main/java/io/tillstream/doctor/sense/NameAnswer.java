package io.tillstream.doctor.sense;

/** What became of a name. */
public sealed interface NameAnswer {
    /**
     * It leads somewhere.
     *
     * @param name as asked
     * @param address the first
     */
    record Known(String name, String address) implements NameAnswer {}

    /** Somebody answered that there is no such name. */
    record Unknown(String name) implements NameAnswer {}

    /** Nobody answered. */
    record Silent(String name) implements NameAnswer {}
}
