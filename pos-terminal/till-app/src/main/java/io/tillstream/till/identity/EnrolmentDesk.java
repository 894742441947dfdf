package io.tillstream.till.identity;

import io.tillstream.events.TillId;

/** Where a code is exchanged for an enrolment; head office in the shop, a fake in tests. */
@FunctionalInterface
public interface EnrolmentDesk {
    /**
     * Exchanges a code.
     *
     * @throws Refused when the code is not accepted
     * @throws java.io.UncheckedIOException when nobody answers
     */
    Answer enrol(String code, String publicKey);

    /** What head office answers. */
    record Answer(TillId till, int epoch, String memberLookupKey, String decisionKey) {}

    /** The code was not accepted, and asking again will not help. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Refused(String message) {
            super(message);
        }
    }
}
