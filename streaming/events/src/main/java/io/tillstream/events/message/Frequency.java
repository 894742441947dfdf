package io.tillstream.events.message;

/**
 * How much one member is written at most.
 *
 * @param messages so many, 1 to 100
 * @param days in so many days of 24 hours, 1 to 365
 */
public record Frequency(int messages, int days) {
    private static final int MOST = 100;
    private static final int LONGEST = 365;

    public Frequency {
        if (messages < 1 || messages > MOST || days < 1 || days > LONGEST) {
            throw new IllegalArgumentException("At most " + messages + " messages in " + days
                    + " days is no bound; 1 to " + MOST + " in 1 to " + LONGEST + ".");
        }
    }
}
