package io.tillstream.till.screen;

import io.tillstream.events.assortment.Limits;
import io.tillstream.till.RunningTill;
import io.tillstream.till.Shop;
import io.tillstream.till.sale.Act;
import io.tillstream.till.sale.Stage;
import io.tillstream.till.screen.Examination.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state of a shop's counter has nothing to blame, by the rules of axe-core. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^4]]", disabledReason = "another day's turn")
class ScreenAccessibilityTest {
    @TempDir
    static Path data;

    private static RunningTill till;
    private static Examination examination;

    @BeforeAll
    static void start() throws Exception {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.addAll(List.of(Shop.gin()));
        lines.addAll(List.of(Shop.giftCardForTwenty()));
        lines.add(Shop.stock(Shop.BREAD, 0));
        lines.add(Shop.threeForTwo(Shop.MILK));
        lines.add(Shop.limitedCoffee("coffee-hundred", "HUNDRED", new Limits(null, null, 100L, null)));
        lines.add(Shop.campaign(0));
        lines.add(Shop.offer());
        till = RunningTill.start(data, lines);
        examination = Examination.of(till);
    }

    @AfterAll
    static void stop() {
        examination.close();
        till.close();
    }

    static Stream<State> states() {
        String milk = Shop.MILK.ean13();
        return Stream.of(
                new State("idle", at -> {}, ".basket-empty"),
                new State(
                        "selling",
                        at -> {
                            at.types("2*" + milk, Shop.BREAD.ean13(), Shop.COFFEE.ean13());
                            at.does(new Act.VoidLine(2));
                        },
                        ".line.is-voided"),
                new State("saving", at -> at.types("3*" + milk), ".line-saving"),
                new State("not-given", at -> at.types(Shop.COFFEE.ean13(), "HUNDRED"), ".miss"),
                new State("next-quantity", at -> at.types(milk, "3*"), ".next"),
                new State("shortage", at -> at.types(Shop.BREAD.ean13()), ".shortage"),
                new State("member-offer", at -> at.types(Shop.CARD, Shop.BREAD.ean13()), ".offer"),
                new State("notice", at -> at.types(milk, "5901234123457"), ".notice"),
                new State(
                        "paying",
                        at -> {
                            at.types(milk, Shop.COFFEE.ean13());
                            at.does(new Act.BeginPayment());
                            at.types("5");
                        },
                        ".taken"),
                new State(
                        "gift-card-awaited",
                        at -> {
                            at.types(milk);
                            at.does(new Act.BeginPayment(), new Act.AwaitGiftCard(""));
                        },
                        ".pay-card"),
                new State("before-cancelling", at -> at.types(milk), ".line", page -> {
                    page.locator("#cancel-key").dispatchEvent("click");
                    page.waitForSelector("dialog[open]");
                }),
                new State("searching", at -> {}, ".tile", page -> {
                    page.fill("#entry", "cof");
                    page.waitForSelector(".found");
                }),
                new State(
                        "till-away",
                        at -> at.types(milk),
                        ".line",
                        page -> page.evaluate("document.getElementById('unreachable').hidden = false")),
                new State("age", at -> at.types(milk, Shop.GIN.ean13()), "[role=alertdialog]"),
                new State("quantity", at -> at.types(milk, "1000*", milk), "[role=alertdialog]"),
                new State("selling-a-gift-card", at -> at.types(milk, Shop.VOUCHER_RACK.ean13()), "[role=dialog]"),
                new State(
                        "price-change",
                        at -> {
                            at.types(milk);
                            at.does(new Act.BeginChange(""));
                        },
                        ".prompt"),
                new State(
                        "reason",
                        at -> {
                            at.types(milk);
                            at.does(new Act.BeginChange(""), new Act.ChangeHow(Stage.Changing.How.Kind.PERCENT, "10"));
                        },
                        ".prompt"),
                new State(
                        "put-aside",
                        at -> {
                            at.types(milk);
                            at.does(new Act.Suspend(), new Act.ListSuspended());
                        },
                        ".aside-line"),
                new State(
                        "finished",
                        at -> {
                            at.types(milk);
                            at.does(new Act.PayCash(500L));
                        },
                        ".done"),
                new State("returning", at -> at.does(new Act.BeginReturn()), ".return-search"),
                new State(
                        "returning-lines",
                        at -> {
                            at.types(milk, Shop.BREAD.ean13());
                            at.does(new Act.PayCash(500L));
                            at.types(at.lastReceipt(), "1");
                        },
                        ".return-line"));
    }

    @ParameterizedTest
    @MethodSource("states")
    void hasNothingToBlameAnywhere(State state) {
        till.clear();

        examination.examine(state, states());
    }
}
