package io.tillstream.till.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.tillstream.events.Language;
import io.tillstream.till.RunningTill;
import io.tillstream.till.Shop;
import io.tillstream.till.sale.Act;
import io.tillstream.till.sale.Stage;
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

/**
 * Every state of the counter by the rules of axe-core; pictures of them lie in target/screens afterwards. Each state is
 * seen in one language, by turns; with {@code till.every-language}, as the profile {@code nightly} asks, in all.
 */
class ScreenAccessibilityTest {
    private static final boolean EVERY_LANGUAGE = Boolean.getBoolean("till.every-language");

    @TempDir
    static Path data;

    private static RunningTill till;
    private static Windows windows;
    private static Page desk;
    private static Page phone;

    @BeforeAll
    static void start() throws Exception {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.addAll(List.of(Shop.gin()));
        lines.addAll(List.of(Shop.giftCardForTwenty()));
        lines.add(Shop.stock(Shop.BREAD, 0));
        lines.add(Shop.threeForTwo(Shop.MILK));
        lines.add(Shop.campaign(0));
        lines.add(Shop.offer());
        till = RunningTill.start(data, lines);
        windows = Windows.open();
        desk = windows.desk(till.address());
        phone = windows.phone(till.address());
    }

    @AfterAll
    static void stop() {
        windows.close();
        till.close();
    }

    /**
     * Where the counter can stand.
     *
     * @param name for the picture
     * @param reached what leads there, from nothing
     * @param seen by what the page shows that it is there
     * @param touched what is done on the page itself
     */
    record State(String name, Consumer<RunningTill> reached, String seen, Consumer<Page> touched) {
        State(String name, Consumer<RunningTill> reached, String seen) {
            this(name, reached, seen, page -> {});
        }

        @Override
        public String toString() {
            return name;
        }
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
        state.reached().accept(till);

        for (Language language : languages(state)) {
            till.desk().speak(language);
            examine(desk, state, "desk", language);
            examine(phone, state, "phone", language);
        }
        till.desk().speak(Language.EN);
    }

    private static List<Language> languages(State state) {
        List<Language> all = List.of(Language.values());
        int turn = states().map(State::name).toList().indexOf(state.name());
        return EVERY_LANGUAGE ? all : List.of(all.get(turn % all.size()));
    }

    static void examine(Page page, State state, String width, Language language) {
        page.reload();
        page.waitForSelector(
                "html[lang=" + language.tag() + "] " + state.seen(),
                new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        state.touched().accept(page);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            String where = state.name() + "-" + width + "-" + language.tag() + "-"
                    + scheme.name().toLowerCase(Locale.ROOT);
            examineHere(page, where, language == Language.EN || scheme == ColorScheme.DARK);
        }
        if (page.locator("#sheet-key").isVisible()
                && page.locator("dialog[open]").count() == 0) {
            page.locator("#sheet-key").click();
            examineHere(page, state.name() + "-" + width + "-" + language.tag() + "-drawn-up", true);
        }
        assertThat(Windows.tooSmall(page)).as(state.name() + " on the " + width).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("no sideways scrolling: " + state.name() + " on the " + width)
                .isEqualTo(true);
    }

    private static void examineHere(Page page, String where, boolean picture) {
        if (picture) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens", where + ".png")));
        }
        // One page without frames needs no second one to gather the results in.
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .as(where)
                .extracting(rule -> rule.getId() + ": "
                        + rule.getNodes().stream().map(CheckedNode::getHtml).toList())
                .isEmpty();
    }
}
