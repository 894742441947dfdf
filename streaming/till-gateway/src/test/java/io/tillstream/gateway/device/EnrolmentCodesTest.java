package io.tillstream.gateway.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.TillId;
import io.tillstream.gateway.settings.Clocks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class EnrolmentCodesTest {
    private static final TillId TILL = TillId.parse("s1-t1");

    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final EnrolmentCodes codes = new EnrolmentCodes(aClockAtNow());

    @Test
    void grantsTheTillAndEpochItWasIssuedFor() {
        String code = codes.issue(TILL, 3).code();

        assertThat(codes.redeem(code, "key")).contains(new EnrolmentCodes.Grant(TILL, 3));
    }

    @Test
    void understandsACodeTypedInSmallLettersWithoutDashes() {
        String code = codes.issue(TILL, 1).code();

        assertThat(codes.redeem(code.replace("-", "").toLowerCase(Locale.ROOT), "key"))
                .isPresent();
    }

    @Test
    void refusesASecondDeviceWithTheSameCode() {
        String code = codes.issue(TILL, 1).code();
        codes.redeem(code, "first device");

        assertThat(codes.redeem(code, "second device")).isEmpty();
    }

    @Test
    void answersTheSameDeviceAgainBecauseTheFirstAnswerMayBeLost() {
        String code = codes.issue(TILL, 1).code();
        codes.redeem(code, "key");

        assertThat(codes.redeem(code, "key")).isPresent();
    }

    @Test
    void expiresAfterFifteenMinutes() {
        String code = codes.issue(TILL, 1).code();

        now = now.plus(Duration.ofMinutes(15)).plusMillis(1);

        assertThat(codes.redeem(code, "key")).isEmpty();
    }

    @Test
    void voidsTheEarlierCodeOfATill() {
        String first = codes.issue(TILL, 1).code();
        codes.issue(TILL, 1);

        assertThat(codes.redeem(first, "key")).isEmpty();
    }

    private Clocks aClockAtNow() {
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        return new Clocks(clock, clock);
    }
}
