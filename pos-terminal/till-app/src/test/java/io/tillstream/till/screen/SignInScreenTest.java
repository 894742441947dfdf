package io.tillstream.till.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.tillstream.events.staff.Operator;
import io.tillstream.till.RunningTill;
import io.tillstream.till.Shop;
import io.tillstream.till.sale.Act;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody signs in by hand, at a till that takes its time. */
class SignInScreenTest {
    /** The goods of that name have to wait. */
    private static final String CODE = "milk";

    private static final String PIN = "470815";

    @TempDir
    static Path data;

    private static RunningTill till;
    private static Windows windows;
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.add(Shop.operator(CODE, "Kim", Operator.Role.SUPERVISOR, PIN));
        till = RunningTill.start(data, lines);
        windows = Windows.open();
    }

    @AfterAll
    static void stop() {
        windows.close();
        till.close();
    }

    @BeforeEach
    void nobodyIsThere() {
        till.does(new Act.SignIn(CODE, PIN), new Act.LockTill());
        page = windows.desk(till.address());
    }

    private void types(String text) {
        page.keyboard().type(text, new Keyboard.TypeOptions().setDelay(120));
    }

    @Test
    void theFieldSaysWhatBelongsIntoIt() {
        Locator field = page.locator("#entry");

        assertThat(field).hasAttribute("placeholder", "Staff code");
        types(CODE);
        page.keyboard().press("Enter");
        assertThat(field).hasAttribute("placeholder", "PIN");
        assertThat(field).hasAttribute("type", "password");
        types(PIN);
        page.keyboard().press("Enter");
        assertThat(page.locator(".bar-lock")).isVisible();
        assertThat(field).hasAttribute("placeholder", "Scan · number · 3* · name");
    }

    @Test
    void aPinThatIsTypedBeforeTheTillHasAnsweredIsWhole() {
        AtomicReference<Route> held = new AtomicReference<>();
        page.route("**/basket/entry", route -> {
            if (!held.compareAndSet(null, route)) {
                route.resume();
            }
        });
        types(CODE);
        page.keyboard().press("Enter");
        types(PIN.substring(0, 3));
        page.waitForCondition(() -> held.get() != null);
        Objects.requireNonNull(held.get()).resume();
        assertThat(page.locator("#entry")).hasAttribute("type", "password");
        types(PIN.substring(3));
        page.keyboard().press("Enter");

        assertThat(page.locator(".bar-lock")).isVisible();
    }

    @Test
    void whatStoodInTheFieldWhenSomebodyTouchedTheirNameIsNoPartOfTheirPin() {
        types("milk");
        page.locator(".door-people .tile").click();

        assertThat(page.locator("#entry")).hasAttribute("type", "password");
        assertThat(page.locator("#entry")).hasValue("");
    }
}
