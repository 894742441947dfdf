package io.tillstream.events.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.sale.PaymentAttempted.Result;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentAttemptedTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private static PaymentAttempted anAttempt(TenderType means, String amount) {
        return new PaymentAttempted(
                Source.parseReceiptNumber("s1-t1/1/6"),
                NOON,
                DAY,
                "c01",
                "s1-t1/1/6",
                means,
                Money.parse(amount),
                "TSG0000000000017",
                "g-1",
                List.of(),
                Result.APPROVED);
    }

    @Test
    void changesItsResultAndPlaceAndNothingElse() {
        Source later = Source.parseReceiptNumber("s1-t1/1/7");

        PaymentAttempted reversed = anAttempt(TenderType.GIFT_CARD, "5.00 GBP")
                .became(Result.REVERSED, later, NOON.plusSeconds(60), DAY, "c02");

        assertThat(reversed.source()).isEqualTo(later);
        assertThat(reversed.attempt()).isEqualTo("s1-t1/1/6");
        assertThat(reversed.amount()).isEqualTo(Money.parse("5.00 GBP"));
        assertThat(reversed.result()).isEqualTo(Result.REVERSED);
    }

    @Test
    void refusesCashAndNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> anAttempt(TenderType.CASH, "5.00 GBP"))
                .withMessageContaining("nobody is asked");
        assertThatIllegalArgumentException().isThrownBy(() -> anAttempt(TenderType.GIFT_CARD, "0.00 GBP"));
    }
}
