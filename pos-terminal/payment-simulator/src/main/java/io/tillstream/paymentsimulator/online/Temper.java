package io.tillstream.paymentsimulator.online;

/** What the provider does with an online payment. */
public enum Temper {
    APPROVE,
    /** The bank says no. */
    DECLINE,
    /** It is booked, a kept method is charged, and the answer gets lost. */
    LOSE_ANSWER,
    /** Nothing is booked, and the line stays open. */
    NEVER,
    /** It changes and nobody is told. */
    SILENT,
    /** Paid, it still waits for some seconds; then it is taken even where it was closed meanwhile. */
    LATE,
    /** A cent too much is taken. */
    WRONG_AMOUNT,
    /** Each notice comes twice, and once more under another number. */
    DOUBLE,
    /** After the notice of the end comes one of the beginning. */
    OUT_OF_ORDER
}
