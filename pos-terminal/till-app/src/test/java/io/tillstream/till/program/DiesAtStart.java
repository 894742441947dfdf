package io.tillstream.till.program;

/** A program that somebody signed and nobody tried. */
public final class DiesAtStart {
    private DiesAtStart() {}

    /** Ends. */
    public static void main(String[] arguments) {
        System.exit(1);
    }
}
