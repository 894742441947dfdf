package io.tillstream.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A till's screen under somebody's hands: a key is pressed once the screen shows it, and nothing is typed faster than people
 * type.
 *
 * @param page what the browser shows
 */
record CounterScreen(Page page) {
    /** Slower than a scanner that plays a keyboard: a busy machine must not take a half of it for one. */
    private static final int MILLISECONDS_A_KEY = 120;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    static CounterScreen of(Shop shop, Till till) {
        return new CounterScreen(shop.browser().open(till.address(), 1280, 800));
    }

    Locator part(String selector) {
        return page.locator(selector);
    }

    /** Waits until the screen is there; the names are the till's own. */
    void awaits(String phase) {
        assertThat(part("#counter")).hasAttribute("data-phase", phase);
    }

    void shows(String selector, String text) {
        assertThat(part(selector).first()).containsText(text);
    }

    void press(String key) {
        assertThat(part("[data-key=" + key + "]:not([disabled])").first()).isVisible();
        page.keyboard().press(key);
    }

    /** Types this and presses Enter. */
    void enter(String text) {
        assertThat(part("#entry")).hasValue("");
        page.keyboard().type(text, new Keyboard.TypeOptions().setDelay(MILLISECONDS_A_KEY));
        page.keyboard().press("Enter");
    }

    /** A person says who they are: staff code, then PIN. */
    void identifies(JsonNode staff) {
        assertThat(part("#entry")).hasAttribute("type", "text");
        enter(staff.path("operator").asString());
        assertThat(part("#entry")).hasAttribute("type", "password");
        enter(staff.path("pin").asString());
        assertThat(part("#entry")).hasAttribute("type", "text");
    }

    /** Whoever is there leaves, and this person begins. */
    void changesHands(JsonNode staff) {
        if (!"SIGNING_IN".equals(part("#counter").getAttribute("data-phase"))) {
            press("F11");
        }
        awaits("SIGNING_IN");
        identifies(staff);
        awaits("IDLE");
    }

    /** What is written there, with single spaces. */
    String text(String selector) {
        return BLANKS.matcher(part(selector).first().innerText())
                .replaceAll(" ")
                .strip();
    }
}
