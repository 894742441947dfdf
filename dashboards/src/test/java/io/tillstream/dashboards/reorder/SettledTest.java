package io.tillstream.dashboards.reorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.TestShop;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.Reason;
import io.tillstream.events.decision.ReorderProposal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Wednesday noon; milk comes on Thursday, ordered by two, and then on Monday. */
final class SettledTest {
    private static final StoreId STORE = StoreId.of("s1");
    private static final LocalDate WEDNESDAY = LocalDate.parse("2011-11-09");
    private static final LocalDate THURSDAY = WEDNESDAY.plusDays(1);
    private static final LocalDate MONDAY = WEDNESDAY.plusDays(5);
    private static final Instant NOON = Instant.parse("2011-11-09T12:00:00Z");
    private static final Instant CUT_OFF = NOON.plus(Duration.ofHours(2));

    @Test
    void hidesADismissedItemForItsDeliveryOnly() {
        Choice dismissed = choice(Choice.Kind.DISMISSED, 4, null, null);

        assertThat(at(NOON, dismissed).has(proposal("later", THURSDAY, "runs-out")))
                .isTrue();
        assertThat(at(NOON, dismissed).has(proposal("next", MONDAY, "runs-out")))
                .isFalse();
    }

    @Test
    void hidesWhatWentWithAnOrderForThatDeliveryOnly() {
        Choice ordered = choice(Choice.Kind.ACCEPTED, 4, null, "20111110-1");

        assertThat(at(NOON, ordered).has(proposal("later", THURSDAY, "runs-out")))
                .isTrue();
        assertThat(at(NOON, ordered).has(proposal("next", MONDAY, "runs-out"))).isFalse();
    }

    @Test
    void bringsBackWhatWasAcceptedAndNeverSent() {
        Choice waiting = choice(Choice.Kind.ACCEPTED, 4, null, null);

        assertThat(at(CUT_OFF.minusSeconds(1), waiting).has(proposal("next", MONDAY, "runs-out")))
                .isTrue();
        assertThat(at(CUT_OFF, waiting).has(proposal("next", MONDAY, "runs-out")))
                .isFalse();
    }

    @Test
    void bringsBackWhatWasPutOffAtItsInstant() {
        Choice snoozed = choice(Choice.Kind.SNOOZED, 4, CUT_OFF, null);

        assertThat(at(CUT_OFF.minusSeconds(1), snoozed).has(proposal("milk-1", THURSDAY, "runs-out")))
                .isTrue();
        assertThat(at(CUT_OFF.minusSeconds(1), snoozed).has(proposal("next", MONDAY, "runs-out")))
                .isTrue();
        assertThat(at(CUT_OFF, snoozed).has(proposal("milk-1", THURSDAY, "runs-out")))
                .isFalse();
    }

    @Test
    void ordersAfterACountThatWasPromised() {
        Choice counting = choice(Choice.Kind.ACCEPTED, 0, null, null);

        assertThat(at(NOON, counting).has(proposal("later", THURSDAY, ReorderProposal.COUNT_SHELF)))
                .isTrue();
        assertThat(at(NOON, counting).has(proposal("later", THURSDAY, "runs-out")))
                .isFalse();
    }

    @Test
    void leavesOtherItemsAlone() {
        Choice dismissed = choice(Choice.Kind.DISMISSED, 4, null, null);
        ReorderProposal elsewhere = proposal("milk-2", StoreId.of("s2"), THURSDAY, "runs-out");

        assertThat(at(NOON, dismissed).has(elsewhere)).isFalse();
    }

    private static Settled at(Instant now, Choice choice) {
        return new Settled(List.of(choice), WEDNESDAY, now);
    }

    private static Choice choice(Choice.Kind kind, int packs, @Nullable Instant back, @Nullable String order) {
        return new Choice(
                1,
                "milk-1",
                STORE,
                TestShop.MILK,
                kind,
                kind == Choice.Kind.DISMISSED ? Choice.DismissReason.NOT_WORTH_IT : null,
                Quantity.each(12L * packs),
                packs,
                null,
                TestShop.pounds("3.00"),
                THURSDAY,
                "dairy-1",
                CUT_OFF,
                back,
                null,
                order,
                null,
                "buyer",
                NOON);
    }

    private static ReorderProposal proposal(String id, LocalDate delivery, String reason) {
        return proposal(id, STORE, delivery, reason);
    }

    private static ReorderProposal proposal(String id, StoreId store, LocalDate delivery, String reason) {
        return new ReorderProposal(
                id,
                store,
                TestShop.MILK,
                Quantity.each(7),
                5_000,
                delivery,
                8_200,
                TestShop.pounds("3.00"),
                Quantity.each(48),
                4,
                new Reason(reason, LocalText.same("why")),
                new ModelReference("seasonal-naive", Hash.GENESIS),
                NOON,
                NOON.plus(Duration.ofDays(3)),
                "");
    }
}
