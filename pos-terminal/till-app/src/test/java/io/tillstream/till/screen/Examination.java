package io.tillstream.till.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.tillstream.events.Language;
import io.tillstream.till.RunningTill;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A till's screens by the rules of axe-core, on a desk and on a phone; pictures of them lie in target/screens afterwards.
 * Each state is seen in one language and once light, once dark, by turns; with {@code test.every-language}, as the profile
 * {@code nightly} asks, in all of them. A picture of each lies in {@code target/screens} afterwards.
 */
final class Examination implements AutoCloseable {
    private static final boolean EVERYTHING = Boolean.getBoolean("test.every-language");

    private final RunningTill till;
    private final Windows windows;
    private final Page desk;
    private final Page phone;

    private Examination(RunningTill till, Windows windows) {
        this.till = till;
        this.windows = windows;
        this.desk = windows.desk(till.address());
        this.phone = windows.phone(till.address());
    }

    static Examination of(RunningTill till) {
        return new Examination(till, Windows.open());
    }

    /** The page on the desk, for a test that works it. */
    Page desk() {
        return desk;
    }

    /** One more phone, for a test that works it. */
    Page anotherPhone() {
        return windows.phone(till.address());
    }

    /**
     * Where the counter can stand.
     *
     * @param name for the picture
     * @param reached what leads there, from where the counter begins
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

    /** Leads the till to a state and finds nothing to blame there; it is one of these, which take their turns. */
    void examine(State state, Stream<State> all) {
        int turn = all.map(State::name).toList().indexOf(state.name());
        state.reached().accept(till);
        // An open page comes there by itself; those below are loaded anew, as after F5.
        follow(desk, state);

        for (Language language : languages(turn)) {
            till.desk().speak(language);
            examine(desk, state, "desk", language, schemes(turn));
            examine(phone, state, "phone", language, schemes(turn + 1));
        }
        till.desk().speak(Language.EN);
    }

    /**
     * The same for a page of the till that is not its counter.
     *
     * @param path where it is
     * @param turn whose turn it is
     */
    void examinePage(String path, State state, int turn) {
        state.reached().accept(till);
        for (Language language : languages(turn)) {
            till.desk().speak(language);
            desk.navigate(till.address() + path);
            phone.navigate(till.address() + path);
            examine(desk, state, "desk", language, schemes(turn));
            examine(phone, state, "phone", language, schemes(turn + 1));
        }
        till.desk().speak(Language.EN);
    }

    private static void follow(Page page, State state) {
        page.waitForSelector(state.seen(), new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    }

    private static List<Language> languages(int turn) {
        List<Language> all = List.of(Language.values());
        return EVERYTHING ? all : List.of(all.get(turn % all.size()));
    }

    /** As with the languages; where the desk is light, the phone is dark. */
    private static List<ColorScheme> schemes(int turn) {
        List<ColorScheme> all = List.of(ColorScheme.LIGHT, ColorScheme.DARK);
        return EVERYTHING ? all : List.of(all.get(turn % all.size()));
    }

    private static void examine(Page page, State state, String width, Language language, List<ColorScheme> schemes) {
        page.reload();
        page.waitForSelector("html[lang=" + language.tag() + "]");
        follow(page, state);
        state.touched().accept(page);
        String where = state.name() + "-" + width + "-" + language.tag() + "-";
        for (ColorScheme scheme : schemes) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            examineHere(page, where + scheme.name().toLowerCase(Locale.ROOT));
        }
        if (page.locator("#sheet-key").isVisible()
                && page.locator("dialog[open]").count() == 0) {
            page.locator("#sheet-key").click();
            examineHere(page, where + "drawn-up");
        }
        assertThat(Windows.tooSmall(page)).as(state.name() + " on the " + width).isEmpty();
        assertThat(Windows.overfull(page)).as(state.name() + " on the " + width).isEmpty();
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

    @Override
    public void close() {
        windows.close();
    }
}
