package io.tillstream.paymentsimulator.wallet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The codes on customers' phones: each good for a minute and for one payment. */
public final class PayerCodes {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final RandomGenerator random;
    private final Map<String, Issued> issued = new HashMap<>();

    /**
     * A code on a phone.
     *
     * @param digits the code
     * @param wallet whose
     * @param until when it lapses
     */
    public record Issued(String digits, String wallet, Instant until) {}

    /** What a code is good for. */
    sealed interface Use {
        record Good(String wallet) implements Use {}

        record Bad(String reason) implements Use {}
    }

    public PayerCodes(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** A fresh code. */
    public synchronized Issued issue(String wallet) {
        issued.values().removeIf(old -> old.until().plus(A_MINUTE).isBefore(clock.instant()));
        StringBuilder digits = new StringBuilder(wallet.equals("ALIPAY") ? "28" : "13");
        while (digits.length() < 18) {
            digits.append(random.nextInt(10));
        }
        Issued code = new Issued(digits.toString(), wallet, clock.instant().plus(A_MINUTE));
        issued.put(code.digits(), code);
        return code;
    }

    /** Uses a code up. */
    synchronized Use use(String digits) {
        Issued code = issued.remove(digits);
        if (code == null) {
            return new Use.Bad("code unknown or used before");
        }
        return clock.instant().isBefore(code.until()) ? new Use.Good(code.wallet()) : new Use.Bad("code lapsed");
    }
}
