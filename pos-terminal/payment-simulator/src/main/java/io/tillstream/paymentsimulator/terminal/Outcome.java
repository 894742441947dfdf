package io.tillstream.paymentsimulator.terminal;

/** What a host does with the next payment. */
public enum Outcome {
    APPROVE,
    DECLINE,
    /** After so many seconds; it can be given up meanwhile. */
    SLOW,
    /** When a person says so on the page. */
    BY_HAND,
    /** The money is taken, and the answer gets lost. */
    LOSE_ANSWER,
    /** The line stays open and nothing comes; no money is taken. */
    HALF_OPEN,
    /** A cent more than was asked. */
    WRONG_AMOUNT,
    /** Without asking the bank. */
    OFFLINE
}
