package io.tillstream.payments;

/** What a host says to giving money back. */
public sealed interface RefundAnswer {
    /**
     * It is given back.
     *
     * @param reference the host's number
     */
    record Refunded(String reference) implements RefundAnswer {}

    /** It is not, and will not be under this number. */
    record Refused(String reason) implements RefundAnswer {}

    /** Nobody knows; asking again with the same number gives back once. */
    record Unclear() implements RefundAnswer {}
}
