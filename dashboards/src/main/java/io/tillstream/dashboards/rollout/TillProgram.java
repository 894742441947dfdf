package io.tillstream.dashboards.rollout;

import java.time.Instant;

/**
 * A program of tills that was uploaded and is what somebody with the key of head office made.
 *
 * @param program SHA-256 of its package, 64 small hexadecimal digits
 * @param version what people call it
 * @param made when it was made
 * @param size of the package, bytes
 * @param files how many jars are in it
 * @param by who uploaded it
 * @param at when, business time
 */
record TillProgram(String program, String version, Instant made, long size, int files, String by, Instant at) {
    private static final int SHOWN = 12;
    private static final long MEBIBYTE = 1024L * 1024;

    /** The first digits, for people. */
    public String shown() {
        return program.substring(0, SHOWN);
    }

    /** Its size in MiB, at least 1. */
    public long mebibytes() {
        return Math.max(1, Math.round((double) size / MEBIBYTE));
    }
}
