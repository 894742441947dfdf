package io.tillstream.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A browser window of somebody who has signed in; pictures of what it shows lie in target/screens. */
public final class Screen implements AutoCloseable {
    public static final int DESK = 1280;
    public static final int PHONE = 390;
    private static final int DESK_HEIGHT = 900;
    private static final int PHONE_HEIGHT = 844;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final String name;

    /**
     * Signs in.
     *
     * @param port of the app
     * @param user one of those {@link RealParts#settings} make
     * @param width {@link #DESK} or {@link #PHONE}
     * @param language as in an address, {@code zh-TW}
     */
    public Screen(int port, String user, int width, String language) {
        this(port, user, width, language, true);
    }

    /** The same in a browser that runs no scripts. */
    public static Screen withoutScripts(int port, String user, int width, String language) {
        return new Screen(port, user, width, language, false);
    }

    private Screen(int port, String user, int width, String language, boolean scripts) {
        context = Chromium.started()
                .window(new Browser.NewContextOptions()
                        .setViewportSize(width, width == DESK ? DESK_HEIGHT : PHONE_HEIGHT)
                        .setLocale(language)
                        .setJavaScriptEnabled(scripts)
                        .setBaseURL("http://127.0.0.1:" + port));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        name = width + "-" + language;
        page.navigate("/sign-in?lang=" + language);
        page.fill("input[name=username]", user);
        page.fill("input[name=password]", RealParts.PASSWORD);
        page.click("main button");
        page.waitForURL(address -> !address.contains("/sign-in"));
    }

    public Page page() {
        return page;
    }

    /** Takes a picture of the whole page. */
    public void picture(String picture) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/screens", picture + "-" + name + ".png")));
    }

    /** Forgets what the browser complained of so far: a form that is refused is one such thing. */
    public void forgive() {
        complaints.clear();
    }

    /**
     * Takes a picture and holds the page against the rules of axe-core, its width, its words, and what the browser complains of.
     */
    public void examine(String picture) {
        picture(picture);
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as("%s %s by the rules of axe-core", picture, name)
                .extracting(Rule::getId)
                .isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s %s fits its width", picture, name)
                .isTrue();
        assertThat(page.content()).as("%s %s has all its words", picture, name).doesNotContain("??");
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
