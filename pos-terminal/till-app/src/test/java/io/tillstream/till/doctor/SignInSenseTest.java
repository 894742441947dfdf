package io.tillstream.till.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.doctor.sense.SignIn;
import io.tillstream.events.StoreId;
import io.tillstream.till.sale.OnDuty;
import io.tillstream.till.shift.SignInRefusal;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SignInSenseTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new SignInRefusal.WrongPin(3), new SignIn.WrongPin()),
                Arguments.of(new SignInRefusal.LockedUntil(NOON), new SignIn.Locked(NOON)),
                Arguments.of(new SignInRefusal.NoOperatorsKnown(), new SignIn.NoGrant()),
                Arguments.of(new SignInRefusal.ExpiredGrant(NOON), new SignIn.NoGrant()),
                Arguments.of(new SignInRefusal.UnknownStaff(), new SignIn.NoRole()),
                Arguments.of(new SignInRefusal.NotAtThisStore(StoreId.of("s1")), new SignIn.NoRole()),
                Arguments.of(new SignInRefusal.Revoked(), new SignIn.NoRole()));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void tellsWhySomebodyIsNotLetIn(SignInRefusal refusal, SignIn told) {
        assertThat(BooksSense.signIn(nobodyThere(refusal))).isEqualTo(told);
    }

    @Test
    void saysNothingBeforeAnybodyHasTried() {
        assertThat(BooksSense.signIn(nobodyThere(null))).isEqualTo(new SignIn.NoAttempt());
    }

    private static OnDuty nobodyThere(@Nullable SignInRefusal refusal) {
        return new OnDuty(null, "c1", new OnDuty.Asked.Who(), refusal, NOON);
    }
}
