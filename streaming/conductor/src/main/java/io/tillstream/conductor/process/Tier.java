package io.tillstream.conductor.process;

/** When a process stops: the last first, so that each still finds what it writes to. */
public enum Tier {
    SERVERS,
    STREAMS,
    APPS,
    SERIAL_LINES,
    TILLS,
    SHOPPERS
}
