package io.tillstream.till.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.tillstream.events.staff.Operator.Role;
import io.tillstream.till.RunningTill;
import io.tillstream.till.Shop;
import io.tillstream.till.sale.Act;
import io.tillstream.till.screen.Examination.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done while somebody practises, the screen says that it is practice; axe-core has nothing to blame. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^2]]", disabledReason = "another day's turn")
class PracticeScreensTest {
    private static final Act CAT = new Act.SignIn("c18", "3333");

    @TempDir
    static Path data;

    private static RunningTill till;
    private static Examination examination;

    @BeforeAll
    static void start() throws Exception {
        List<String> lines = new ArrayList<>(Shop.catalogue());
        lines.add(Shop.operator("c18", "Cat", Role.SUPERVISOR, "3333"));
        till = RunningTill.start(data, lines);
        examination = Examination.of(till);
    }

    @AfterAll
    static void stop() {
        examination.close();
        till.close();
    }

    @BeforeEach
    void catPractises() {
        till.does(CAT);
        till.clear();
        till.does(new Act.BeginPractice());
    }

    static Stream<State> states() {
        String milk = Shop.MILK.ean13();
        return Stream.of(
                new State("practice-idle", at -> {}, ".practice-strip"),
                new State("practice-selling", at -> at.types("2*" + milk, Shop.COFFEE.ean13()), ".practice-strip"),
                new State(
                        "practice-paying",
                        at -> {
                            at.types(milk, Shop.COFFEE.ean13());
                            at.does(new Act.BeginPayment());
                        },
                        ".practice-strip"),
                new State(
                        "practice-finished",
                        at -> {
                            at.types(milk);
                            at.does(new Act.PayCash(500L));
                        },
                        ".practice-strip"),
                new State("practice-drawer", at -> at.does(new Act.OpenDrawerMenu()), ".practice-strip"),
                new State(
                        "practice-last-z",
                        at -> {
                            at.does(new Act.OpenDrawerMenu());
                            at.types("6");
                            at.does(new Act.DrawerDone());
                            at.types("8", "", "");
                            at.does(new Act.OpenDrawerMenu());
                            at.types("0");
                        },
                        ".drawer-paper"),
                new State("practice-notice", at -> at.types(milk, "5901234123457"), ".practice-strip"),
                new State("practice-locked", at -> at.does(new Act.LockTill()), ".practice-strip"));
    }

    @ParameterizedTest
    @MethodSource("states")
    void saysSoAndHasNothingToBlameAnywhere(State state) {
        examination.examine(state, states());
    }

    @Test
    void beginsAndEndsByTheKeysOnTheButtons() {
        Page page = examination.desk();
        till.does(new Act.EndPractice());
        page.reload();
        page.keyboard().press("F7");
        assertThat(page.locator(".drawer-choices")).containsText("Train with fake money 9");
        page.keyboard().type("9");
        page.keyboard().press("Enter");
        assertThat(page.locator(".practice-strip")).containsText("TRAINING");

        page.keyboard().press("End");

        assertThat(page.locator(".practice-strip")).hasCount(0);
    }
}
