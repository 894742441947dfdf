package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.basket.ManualDiscount;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.ExpiryRules.MarkDown;
import io.tillstream.events.sale.Approval;
import io.tillstream.till.Shop;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes that say until when their piece may be sold; today is 2011-11-09. */
class ExpiredCodeTest {
    @TempDir
    Path data;

    private Desk till;

    @BeforeEach
    void open() {
        till = Desk.open(data);
    }

    @AfterEach
    void close() {
        till.close();
    }

    private static Act milkUntil(String yymmdd) {
        return new Act.Scanned("]d201" + Shop.MILK.value() + "17" + yymmdd);
    }

    @Test
    void sellsAPieceOnItsLastDay() {
        till.act(milkUntil("111109"));

        assertThat(till.sale().basket().lines()).hasSize(1);
    }

    /** The shop takes 20 % off within three days and half off within one; milk costs 1.20. */
    @Test
    void marksDownAPieceOfAShortDate() {
        till.act(milkUntil("111112"));

        assertThat(total()).isEqualTo(Shop.pounds("0.96"));
        assertThat(till.sale().basket().lines().getFirst().terms().discount())
                .isEqualTo(new ManualDiscount.Percent(20, new Approval("expires-soon", null)));
    }

    @Test
    void takesMostOffOnTheLastDaysAndNothingBeforeThem() {
        till.act(milkUntil("111110"), milkUntil("111109"), milkUntil("111113"));

        assertThat(till.sale().basket().lines()).hasSize(3);
        assertThat(total()).isEqualTo(Shop.pounds("2.40"));
    }

    @Test
    void leavesOtherPiecesOfTheItemAtTheirPrice() {
        till.act(
                new Act.Scanned("]E0" + Shop.MILK.ean13()),
                milkUntil("111110"),
                new Act.Scanned("]E0" + Shop.MILK.ean13()));

        assertThat(total()).isEqualTo(Shop.pounds("3.00"));
    }

    /** Cheese of 0.750 kg at the code's own 3.99, as its label says: the price in the code wins, and stays. */
    @Test
    void doesNotDiscountAPriceFromTheCodeASecondTime() {
        till = till.told(Shop.cheese());
        till.act(new Act.Scanned("]C101" + Shop.CHEESE.value() + "3103000750" + "3922399\u001d17111110"));

        assertThat(till.sale().basket().lines().getFirst().terms().discount()).isNull();
        assertThat(total()).isEqualTo(Shop.pounds("3.99"));
    }

    @Test
    void marksDownAWeightOfAShortDate() {
        till = till.told(Shop.cheese());
        till.act(new Act.Scanned("]C101" + Shop.CHEESE.value() + "310300050017111110"));

        assertThat(total()).isEqualTo(Shop.pounds("5.00"));
    }

    @Test
    void takesOffWhatTheItemsOwnRuleSaysInsteadOfTheTills() {
        till = till.told(Shop.milkKeeping(new MarkDown(5, 10)));
        till.act(milkUntil("111114"));
        assertThat(total()).isEqualTo(Shop.pounds("1.08"));

        till.act(milkUntil("111115"));
        assertThat(total()).isEqualTo(Shop.pounds("2.28"));
    }

    @Test
    void takesNothingOffWhatIsNeverMarkedDown() {
        till = till.told(Shop.milkKeeping(MarkDown.NEVER));
        till.act(milkUntil("111109"));

        assertThat(till.sale().basket().lines().getFirst().terms().discount()).isNull();
        assertThat(total()).isEqualTo(Shop.pounds("1.20"));
    }

    private Money total() {
        return Objects.requireNonNull(till.view().priced()).total();
    }

    @Test
    void leavesTheBasketAsItWasAfterThatDayAndNamesIt() {
        till.act(milkUntil("111110"), milkUntil("111108"));

        assertThat(till.sale().basket().lines()).hasSize(1);
        assertThat(till.notice()).isEqualTo(Notice.of(Notice.Kind.PAST_ITS_DATE, "2011-11-08"));
    }
}
