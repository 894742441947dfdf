package io.tillstream.payments;

/** Whether a payment host is there; cheap to ask, and no money moves. */
public sealed interface Login {
    /**
     * It is.
     *
     * @param name what it calls itself
     */
    record Ready(String name) implements Login {}

    /** It is there and will not serve this till. */
    record Refused(String reason) implements Login {}

    /**
     * Nobody answers.
     *
     * @param advice which address, what happened, what to look at
     */
    record Silent(String advice) implements Login {}
}
