package io.tillstream.dashboards.approval;

import java.time.Instant;

/**
 * Something that waits for a second person.
 *
 * @param number under which it is kept
 * @param kind what sort of thing, {@code give-role}
 * @param subject about whom or what
 * @param what exactly what would be done, in the words of whoever asks for it
 * @param by who asked
 * @param at when, business time
 */
public record Asked(long number, String kind, String subject, String what, String by, Instant at) {}
