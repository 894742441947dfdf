package io.tillstream.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.peripherals.Weighing;
import io.tillstream.till.Shop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WeighedItemsTest {
    private static final Act CHEESE = new Act.Picked(Shop.CHEESE);
    private static final Act NOTHING_ELSE = new Act.AskAgain();

    @RegisterExtension
    private final Desk desk = Desk.forEachTest(Shop.cheese());

    @BeforeEach
    void putAScaleThere() {
        desk.scale().put();
    }

    @Test
    void sellsWhatLiesOnTheScale() throws IOException {
        desk.act(CHEESE);
        assertThat(desk.notice().kind()).isEqualTo(Notice.Kind.WEIGHING);

        desk.scale().says(new Weighing.Weight(250, false));
        desk.act(new Act.PayCash(null));

        SaleLine line = ((Sale) desk.lastFact()).lines().getFirst();
        assertThat(line.quantity()).isEqualTo(Quantity.grams(250));
        assertThat(line.gross()).isEqualTo(Money.parse("5.00 GBP"));
    }

    @Test
    void weighsAnItemWhoseNumberIsTyped() {
        desk.act(new Act.Typed("2112345000008"));

        desk.scale().says(new Weighing.Weight(1000, true));
        desk.act(NOTHING_ELSE);

        assertThat(desk.sale().basket().lines())
                .extracting(line -> line.item().gtin())
                .containsExactly(Shop.CHEESE);
    }

    @Test
    void leavesTheItemOutWhenSomethingElseIsDoneMeanwhile() {
        desk.act(CHEESE, new Act.Picked(Shop.MILK));

        desk.scale().says(new Weighing.Weight(250, false));
        desk.act(NOTHING_ELSE);

        assertThat(desk.sale().basket().lines())
                .extracting(line -> line.item().gtin())
                .containsExactly(Shop.MILK);
    }

    private static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(new Weighing.Empty(), Notice.Kind.SCALE_EMPTY),
                Arguments.of(new Weighing.Moving(), Notice.Kind.SCALE_MOVING),
                Arguments.of(new Weighing.Overloaded(), Notice.Kind.SCALE_OVERLOADED),
                Arguments.of(new Weighing.BelowZero(), Notice.Kind.SCALE_NOT_AT_ZERO),
                Arguments.of(new Weighing.NoZero(), Notice.Kind.SCALE_NOT_AT_ZERO),
                Arguments.of(new Weighing.NoAnswer("Check its cable."), Notice.Kind.SCALE_SILENT));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void saysWhatKeepsTheScaleAndLeavesTheBasketAsItWas(Weighing weighing, Notice.Kind told) {
        desk.act(new Act.Picked(Shop.MILK), CHEESE);

        desk.scale().says(weighing);
        desk.act(NOTHING_ELSE);

        assertThat(desk.notice().kind()).isEqualTo(told);
        assertThat(desk.sale().basket().lines()).hasSize(1);
    }

    @Test
    void asksForALabelWhereNoScaleStands(@TempDir Path folder) {
        try (Desk without = Desk.open(folder, Shop.cheese())) {
            without.act(CHEESE);

            assertThat(without.notice().kind()).isEqualTo(Notice.Kind.NEEDS_WEIGHT);
        }
    }
}
