package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Money;
import io.tillstream.till.Shop;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Coffee at 6.40, 1.00 less for members who have not been here for long. */
class SegmentPromotionTest {
    private static final Act ANNS_CARD = new Act.Scanned(Shop.CARD);
    private static final String WELCOME_BACK = Shop.offFor("lapsed");
    private static final Act COFFEE = new Act.Scanned(Shop.COFFEE.ean13());

    @RegisterExtension
    final Desk till = Desk.forEachTest(WELCOME_BACK);

    @Test
    void isGivenToAMemberOfTheSegment() {
        till.told(WELCOME_BACK, Shop.annIn("lapsed", "2011-11-01", null)).act(ANNS_CARD, COFFEE);

        assertThat(total()).isEqualTo(Shop.pounds("5.40"));
    }

    @Test
    void isNotGivenToAnybodyElse() {
        till.told(WELCOME_BACK, Shop.annIn("regulars", "2011-11-01", null));
        till.act(COFFEE);
        assertThat(total()).isEqualTo(Shop.pounds("6.40"));

        till.act(ANNS_CARD);
        assertThat(total()).isEqualTo(Shop.pounds("6.40"));
    }

    @Test
    void beginsAndEndsOnItsDaysWithoutAWordFromHeadOffice() {
        till.told(WELCOME_BACK, Shop.annIn("lapsed", "2011-11-10", "2011-11-11"));
        till.headOffice().cut();
        till.act(ANNS_CARD, COFFEE);
        assertThat(total()).isEqualTo(Shop.pounds("6.40"));

        till.act(new Act.PayCash(null));
        till.clock().advance(Duration.ofDays(1));
        till.act(ANNS_CARD, COFFEE);
        assertThat(total()).isEqualTo(Shop.pounds("5.40"));

        till.act(new Act.PayCash(null));
        till.clock().advance(Duration.ofDays(1));
        till.act(ANNS_CARD, COFFEE);
        assertThat(total()).isEqualTo(Shop.pounds("6.40"));
    }

    @Test
    void isNothingForAMemberWhoWantsNothingPersonal() {
        till.told(WELCOME_BACK, Shop.annIn("lapsed", "2011-11-01", null), Shop.annWithoutOffers())
                .act(ANNS_CARD, COFFEE);

        assertThat(total()).isEqualTo(Shop.pounds("6.40"));
    }

    @Test
    void holdsAfterARestart() {
        till.told(WELCOME_BACK, Shop.annIn("lapsed", "2011-11-01", null)).act(ANNS_CARD, COFFEE);

        till.restart(WELCOME_BACK, Shop.annIn("lapsed", "2011-11-01", null));

        assertThat(total()).isEqualTo(Shop.pounds("5.40"));
    }

    private Money total() {
        return Objects.requireNonNull(till.view().priced()).total();
    }
}
