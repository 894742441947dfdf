package io.tillstream.demand.history;

/** A feature or a method asked for a day that has not happened yet at the origin of its forecast. */
public final class ReadsTheFuture extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ReadsTheFuture(int day, int origin) {
        super("Day " + day + " is asked for on the morning of day " + origin
                + "; a forecast knows only days before its origin. Take it from Past, or from Outlook when it is"
                + " known ahead.");
    }
}
