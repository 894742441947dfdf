package io.tillstream.till.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tillstream.events.Language;
import io.tillstream.till.RunningTill;
import io.tillstream.till.Shop;
import io.tillstream.till.sale.Act;
import io.tillstream.till.screen.ScreenAccessibilityTest.State;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The parcel counter by the rules of axe-core, and worked with keys alone; pictures lie in target/screens afterwards. */
class ParcelScreensTest {
    @TempDir
    static Path data;

    private static RunningTill till;
    private static Windows windows;
    private static Page desk;
    private static Page phone;

    @BeforeAll
    static void start() throws Exception {
        till = RunningTill.start(data, Shop.catalogue(), "--till.counter-mode=express");
        for (int number = 1; number <= 7; number++) {
            till.does(new Act.Scanned("]C0SF123456789" + number));
            till.types("67" + number, "A" + number, number % 3 == 0 ? "12.50" : "");
        }
        windows = Windows.open();
        desk = windows.desk(till.address());
        phone = windows.phone(till.address());
    }

    @AfterAll
    static void stop() {
        windows.close();
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
                new State(
                        "parcels-done",
                        at -> {
                            at.does(new Act.Scanned("]C0YT"
                                    + at.desk().view().parcels().waiting().size() + "000000000"));
                            at.types("888", "C-12", "");
                        },
                        ".parcel-done"),
                new State("parcels-proving", at -> at.does(new Act.Scanned("]C0SF1234567893")), ".parcel-place"),
                new State("parcels-paying", at -> at.types(codeOf("SF1234567893")), ".parcel-due"),
                new State("parcels-goods", at -> at.does(new Act.SellGoods()), ".basket-empty"),
                new State("parcels-refused", at -> at.types("0005725"), ".notice"));
    }

    @ParameterizedTest
    @MethodSource("states")
    void hasNothingToBlameAnywhere(State state) {
        state.reached().accept(till);

        int turn = states().map(State::name).toList().indexOf(state.name());
        for (Language language : Language.values()) {
            if (Boolean.getBoolean("till.every-language")
                    || language == List.of(Language.values()).get(turn % 3)) {
                till.desk().speak(language);
                ScreenAccessibilityTest.examine(desk, state, "desk", language);
                ScreenAccessibilityTest.examine(phone, state, "phone", language);
            }
        }
        till.desk().speak(Language.EN);
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
        typed("ZTO777000111", "text=ZTO777000111");
        typed("4321", ".parcel-detail >> text=4321");
        typed("d4", ".parcel-place >> text=D4");
        desk.keyboard().press("Enter");
        desk.waitForSelector(".parcel-done");
        assertThat(till.desk().view().parcels().search("ZTO777000111")).hasSize(1);
        desk.keyboard().type(codeOf("ZTO777000111"));
        desk.keyboard().press("Enter");
        desk.waitForSelector("[hx-post='/parcels/done']");
        desk.keyboard().press("F9");
        desk.waitForSelector(".parcel-done");

        assertThat(till.desk().view().parcels().search("ZTO777000111")).isEmpty();
    }
}
