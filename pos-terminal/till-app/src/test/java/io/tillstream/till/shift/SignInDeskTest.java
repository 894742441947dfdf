package io.tillstream.till.shift;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.StaffSecrets;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.OperatorSession;
import io.tillstream.events.sale.OperatorSession.Means;
import io.tillstream.events.staff.Operator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ann works at s1 and signs in with 4711 or her badge. */
class SignInDeskTest {
    private static final StoreId S1 = StoreId.of("s1");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String BADGE = "TSS4000000000015";
    private static final Operator ANN = new Operator(
            "c11",
            "Ann L.",
            Operator.Role.CASHIER,
            List.of(S1),
            StaffSecrets.verifier("4711", new byte[16]),
            StaffSecrets.badge(BADGE),
            NOON.plus(Duration.ofDays(7)),
            false);

    private final Map<String, Operator> known = new HashMap<>(Map.of("c11", ANN));
    private final SignInDesk desk = new SignInDesk(() -> known);
    private Locks locks = Locks.NONE;

    private Admission pin(String pin, Instant at) {
        Admission admission = desk.byPin("c11", pin, S1, locks, at);
        if (admission instanceof Admission.LockedOut(String code, Instant until)) {
            locks = locks.plus(session(code, OperatorSession.Change.LOCKED_OUT, null, until));
        } else if (admission instanceof Admission.Admitted(Operator who, Means means)) {
            locks = locks.plus(session(who.operator(), OperatorSession.Change.SIGNED_IN, means, null));
        }
        return admission;
    }

    private static OperatorSession session(
            String code, OperatorSession.Change change, @Nullable Means means, @Nullable Instant until) {
        return new OperatorSession(
                new Source(TillId.parse("s1-t1"), 1, 2),
                NOON,
                LocalDate.parse("2026-11-23"),
                code,
                change,
                means,
                until,
                null,
                null);
    }

    private static Admission refused(SignInRefusal why) {
        return new Admission.Refused(why);
    }

    @Test
    void letsInWithThePinAndWithTheBadge() {
        assertThat(pin("4711", NOON)).isEqualTo(new Admission.Admitted(ANN, Means.PIN));
        assertThat(desk.byBadge(BADGE, S1, NOON)).isEqualTo(new Admission.Admitted(ANN, Means.BADGE));
    }

    @Test
    void knowsABadgeWithAndWithoutTheScannersIdentifier() {
        assertThat(SignInDesk.badge("]C0" + BADGE)).contains(BADGE);
        assertThat(SignInDesk.badge(BADGE)).contains(BADGE);
        assertThat(SignInDesk.badge("TSM0000000000017")).isEmpty();
        assertThat(SignInDesk.badge("4006381333931")).isEmpty();
    }

    @Test
    void saysWhyNot() {
        assertThat(desk.byPin("c99", "4711", S1, locks, NOON)).isEqualTo(refused(new SignInRefusal.UnknownStaff()));
        assertThat(pin("4712", NOON)).isEqualTo(refused(new SignInRefusal.WrongPin(4)));
        assertThat(desk.byPin("c11", "4711", StoreId.of("s2"), locks, NOON))
                .isEqualTo(refused(new SignInRefusal.NotAtThisStore(StoreId.of("s2"))));
        assertThat(pin("4711", NOON.plus(Duration.ofDays(7))))
                .isEqualTo(refused(new SignInRefusal.ExpiredGrant(ANN.validUntil())));
        known.clear();
        assertThat(pin("4711", NOON)).isEqualTo(refused(new SignInRefusal.NoOperatorsKnown()));
    }

    @Test
    void letsNobodyInWhoWasRevokedWhateverTheyHave() {
        known.put(
                "c11",
                new Operator(
                        "c11", "Ann L.", ANN.role(), ANN.stores(), ANN.pin(), ANN.badge(), ANN.validUntil(), true));

        assertThat(pin("4711", NOON)).isEqualTo(refused(new SignInRefusal.Revoked()));
        assertThat(desk.byBadge(BADGE, S1, NOON)).isEqualTo(refused(new SignInRefusal.Revoked()));
    }

    @Test
    void keepsOutAfterFiveWrongPinsEvenWithTheRightOne() {
        for (int left = 4; left > 0; left--) {
            assertThat(pin("0000", NOON)).isEqualTo(refused(new SignInRefusal.WrongPin(left)));
        }

        Instant until = NOON.plusSeconds(30);
        assertThat(pin("0000", NOON)).isEqualTo(new Admission.LockedOut("c11", until));
        assertThat(pin("4711", NOON.plusSeconds(29))).isEqualTo(refused(new SignInRefusal.LockedUntil(until)));
        assertThat(pin("4711", until)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void waitsTwiceAsLongAfterEachFurtherWrongPinUntilSomebodyIsLetIn() {
        for (int wrong = 0; wrong < 5; wrong++) {
            pin("0000", NOON);
        }

        assertThat(pin("0000", NOON.plusSeconds(30)))
                .isEqualTo(new Admission.LockedOut("c11", NOON.plusSeconds(30 + 60)));
        assertThat(pin("0000", NOON.plusSeconds(90)))
                .isEqualTo(new Admission.LockedOut("c11", NOON.plusSeconds(90 + 120)));
        pin("4711", NOON.plusSeconds(210));
        assertThat(pin("0000", NOON.plusSeconds(211))).isEqualTo(refused(new SignInRefusal.WrongPin(4)));
    }

    @Test
    void aRestartDoesNotEndAWait() {
        for (int wrong = 0; wrong < 5; wrong++) {
            pin("0000", NOON);
        }

        SignInDesk again = new SignInDesk(() -> known);

        assertThat(again.byPin("c11", "4711", S1, locks, NOON.plusSeconds(10)))
                .isEqualTo(refused(new SignInRefusal.LockedUntil(NOON.plusSeconds(30))));
    }
}
