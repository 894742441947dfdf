package io.tillstream.till.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tillstream.till.RunningTill;
import io.tillstream.till.Shop;
import io.tillstream.till.sale.Act;
import io.tillstream.till.screen.Examination.State;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The parcel counter by the rules of axe-core, and worked with keys alone; pictures lie in target/screens afterwards. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^07]]", disabledReason = "another day's turn")
class ParcelScreensTest {
    @TempDir
    static Path data;

    /** A waybill of which there are as many as are wanted. */
    private static final String NEW = "YT%010d";

    private static RunningTill till;
    private static Examination examination;
    private static Page desk;
    private static int parcels;

    @BeforeAll
    static void start() throws Exception {
        till = RunningTill.start(data, Shop.catalogue(), "--till.counter-mode=express");
        for (int number = 1; number <= 7; number++) {
            till.does(new Act.Scanned("]C0SF123456789" + number));
            till.types("67" + number, "A" + number, number % 3 == 0 ? "12.50" : "");
        }
        examination = Examination.of(till);
        desk = examination.desk();
    }

    @AfterAll
    static void stop() {
        examination.close();
        till.close();
    }

    @BeforeEach
    void atTheList() {
        till.does(new Act.Back(), new Act.Back(), new Act.Back(), new Act.Back(), new Act.BeginParcels());
    }

    private static String codeOf(String waybill) {
        return till.desk().view().parcels().waiting().values().stream()
                .filter(parcel -> parcel.waybill().value().equals(waybill))
                .findFirst()
                .orElseThrow()
                .code();
    }

    static Stream<State> states() {
        return Stream.of(
                new State("parcels", at -> {}, ".parcel-line"),
                new State("parcels-receiver", at -> at.does(new Act.Scanned("]C0RR473124829GB")), ".parcel-detail"),
                new State("parcels-done", at -> takeIn(at, ""), ".parcel-done"),
                new State("parcels-proving", at -> at.does(new Act.Scanned("]C0SF1234567893")), ".parcel-place"),
                new State("parcels-paying", at -> at.types(codeOf("SF1234567893")), ".parcel-due"),
                new State("parcels-goods", at -> at.does(new Act.SellGoods()), ".basket-empty"),
                new State("parcels-refused", at -> at.types("0005725"), ".notice"),
                new State(
                        "parcels-place",
                        at -> {
                            at.does(new Act.Scanned("]C0RR473124829GB"));
                            at.types("678");
                        },
                        ".parcel-detail"),
                new State("parcels-paid", ParcelScreensTest::handOutForCash, ".parcel-done"),
                new State(
                        "parcels-settling",
                        at -> {
                            handOutForCash(at);
                            at.does(new Act.SettleParcels());
                        },
                        "[hx-post='/parcels/done']"),
                new State(
                        "parcels-sending-back",
                        at -> at.does(new Act.Scanned("]C0SF1234567892"), new Act.SendParcelBack()),
                        "[hx-post='/parcels/done']"));
    }

    private static void takeIn(RunningTill at, String due) {
        at.does(new Act.Scanned("]C0" + NEW.formatted(++parcels)));
        at.types("888", "C-12", due);
    }

    private static void handOutForCash(RunningTill at) {
        takeIn(at, "12.50");
        at.types(codeOf(NEW.formatted(parcels)), "20");
    }

    @ParameterizedTest
    @MethodSource("states")
    void hasNothingToBlameAnywhere(State state) {
        examination.examine(state, states());
    }

    /** As a person types, slower than a scanner. */
    private static void typed(String text, String seen) {
        desk.locator("#entry").pressSequentially(text, new Locator.PressSequentiallyOptions().setDelay(50));
        desk.keyboard().press("Enter");
        desk.waitForSelector(seen);
    }

    @Test
    void aParcelIsTakenInAndHandedOutByTheKeyboardAlone() {
        desk.reload();
        desk.waitForSelector(".parcels");

        // Letters are a waybill here and no item.
        typed("ZTO777000111", ".parcel-detail >> text=ZTO777000111");
        typed("4321", ".parcel-detail >> text=4321");
        typed("d4", ".parcel-place >> text=D4");
        desk.keyboard().press("Enter");
        desk.waitForSelector(".parcel-done");
        assertThat(till.desk().view().parcels().search("ZTO777000111")).hasSize(1);
        typed(codeOf("ZTO777000111"), "[hx-post='/parcels/done']");
        desk.keyboard().press("F9");
        desk.waitForSelector(".parcel-done");

        assertThat(till.desk().view().parcels().search("ZTO777000111")).isEmpty();
    }
}
