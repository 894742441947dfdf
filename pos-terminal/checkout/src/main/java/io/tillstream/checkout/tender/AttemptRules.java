package io.tillstream.checkout.tender;

import java.time.Duration;
import java.time.Instant;

/**
 * When a payment host is asked again and when a try is given up; from the wallets' published rules (pos-devices.md,
 * section 5).
 *
 * @param afterUnclear how long after an error or silence to ask
 * @param whilePaying how often to ask while the customer types a password
 * @param patience how long after submission an attempt is given up
 * @param earliestReversal how long after submission the first reversal may be sent
 * @param betweenReversals how long after an unclear reversal to repeat it
 */
public record AttemptRules(
        Duration afterUnclear,
        Duration whilePaying,
        Duration patience,
        Duration earliestReversal,
        Duration betweenReversals) {
    public static final AttemptRules MAINLAND = withPatience(45);
    public static final AttemptRules CROSS_BORDER = withPatience(30);

    /** A customer at a card terminal looks for the card and types a number; its host times out within a minute. */
    public static final AttemptRules TERMINAL = new AttemptRules(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(150),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10));

    /** A shown code is read by a phone that has to be found first; it lapses by itself after two minutes. */
    public static final AttemptRules SHOWN_CODE = new AttemptRules(
            Duration.ofSeconds(3),
            Duration.ofSeconds(2),
            Duration.ofSeconds(150),
            Duration.ofSeconds(15),
            Duration.ofSeconds(10));

    public AttemptRules {
        if (patience.compareTo(earliestReversal) < 0) {
            throw new IllegalArgumentException("A try is given up after " + patience + ", but not reversed before "
                    + earliestReversal + "; make the patience longer.");
        }
    }

    private static AttemptRules withPatience(long seconds) {
        return new AttemptRules(
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10));
    }

    /** What to do next with an attempt, and when. */
    public sealed interface NextStep {
        /** Submit it. */
        record Send() implements NextStep {}

        /** Ask for its order number. */
        record Ask(Instant at) implements NextStep {}

        /** Nobody waits longer: give it up. */
        record GiveUp(Instant at) implements NextStep {}

        /** Send the reversal. */
        record Reverse(Instant at) implements NextStep {}

        /** It is settled. */
        record Nothing() implements NextStep {}
    }

    /** What is due for an attempt. */
    public NextStep next(PaymentAttempt attempt) {
        return switch (attempt.state()) {
            case PaymentAttempt.Created _ -> new NextStep.Send();
            case PaymentAttempt.Sent(Instant sentAt) -> ask(sentAt, sentAt.plus(afterUnclear));
            case PaymentAttempt.UserPaying(Instant sentAt, Instant toldAt) -> ask(sentAt, toldAt.plus(whilePaying));
            case PaymentAttempt.Unknown(Instant sentAt, Instant since) -> ask(sentAt, since.plus(afterUnclear));
            case PaymentAttempt.ReversalPending(Instant notBefore, String _) -> new NextStep.Reverse(notBefore);
            case PaymentAttempt.Paid _, PaymentAttempt.Failed _, PaymentAttempt.Reversed _ -> new NextStep.Nothing();
        };
    }

    private NextStep ask(Instant sentAt, Instant at) {
        Instant end = sentAt.plus(patience);
        return at.isAfter(end) ? new NextStep.GiveUp(end) : new NextStep.Ask(at);
    }
}
