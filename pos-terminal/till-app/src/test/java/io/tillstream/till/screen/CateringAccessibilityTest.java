package io.tillstream.till.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.tillstream.events.Language;
import io.tillstream.till.RunningTill;
import io.tillstream.till.Shop;
import io.tillstream.till.sale.Act;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A restaurant's screens by the rules of axe-core, in every language; pictures of them lie in target/screens. */
class CateringAccessibilityTest {
    @TempDir
    static Path data;

    private static RunningTill till;
    private static Windows windows;
    private static Page desk;
    private static Page phone;

    @BeforeAll
    static void start() throws Exception {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.add(Shop.threeForTwo(Shop.MILK));
        till = RunningTill.start(
                data, lines, "--till.counter-mode=catering", "--till.tables=T1,T2,T3,T4,T5,T6,T7,T8,Garden 1,Garden 2");
        windows = Windows.open();
        desk = windows.desk(till.address());
        phone = windows.phone(till.address());
        order("T2", "4", "3*" + Shop.MILK.ean13(), Shop.COFFEE.ean13());
        till.does(new Act.SendToKitchen());
        order("Garden 1", "2", Shop.BREAD.ean13());
        till.does(new Act.ShowTables());
    }

    private static void order(String table, String guests, String... goods) {
        till.does(new Act.ShowTables(), new Act.OpenTable(table), new Act.Guests(guests));
        till.types(goods);
    }

    @AfterAll
    static void stop() {
        windows.close();
        till.close();
    }

    /**
     * Where the counter can stand.
     *
     * @param reached what leads there from the tables
     * @param seen by what the page shows that it is there
     */
    record State(String name, Consumer<RunningTill> reached, String seen) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<State> states() {
        return Stream.of(
                new State("tables", at -> {}, ".table-key.is-taken"),
                new State(
                        "table",
                        at -> {
                            at.does(new Act.OpenTable("T2"));
                            at.types(Shop.BREAD.ean13());
                            at.does(new Act.NoteForKitchen("no butter, please"));
                        },
                        ".line-note"),
                new State("moving", at -> at.does(new Act.OpenTable("T2"), new Act.MoveTable()), ".table-key"),
                new State(
                        "splitting",
                        at -> at.does(new Act.OpenTable("T2"), new Act.SplitBill(), new Act.SharePieces(1, 1)),
                        ".return-line.is-chosen"),
                new State(
                        "sharing-equally",
                        at -> {
                            at.does(new Act.OpenTable("T2"), new Act.BeginPayment());
                            at.types("2");
                        },
                        ".taken"));
    }

    @ParameterizedTest
    @MethodSource("states")
    void hasNothingToBlameAnywhere(State state) {
        state.reached().accept(till);

        for (Language language : Language.values()) {
            till.desk().speak(language);
            examine(desk, state, "desk", language);
            examine(phone, state, "phone", language);
        }
        till.desk().speak(Language.EN);
        till.does(new Act.Back(), new Act.TakeBack(""), new Act.Back(), new Act.ShowTables());
    }

    private static void examine(Page page, State state, String width, Language language) {
        page.reload();
        page.waitForSelector("html[lang=" + language.tag() + "] " + state.seen());
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            examineHere(
                    page,
                    "catering-" + state.name() + "-" + width + "-" + language.tag() + "-"
                            + scheme.name().toLowerCase(Locale.ROOT));
        }
        if (page.locator("#sheet-key").isVisible()) {
            page.locator("#sheet-key").click();
            examineHere(page, "catering-" + state.name() + "-" + width + "-" + language.tag() + "-drawn-up");
        }
        assertThat(Windows.tooSmall(page)).as(state.name() + " on the " + width).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("no sideways scrolling: " + state.name() + " on the " + width)
                .isEqualTo(true);
    }

    private static void examineHere(Page page, String where) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens", where + ".png")));
        // One page without frames needs no second one to gather the results in.
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .as(where)
                .extracting(rule -> rule.getId() + ": "
                        + rule.getNodes().stream().map(CheckedNode::getHtml).toList())
                .isEmpty();
    }
}
