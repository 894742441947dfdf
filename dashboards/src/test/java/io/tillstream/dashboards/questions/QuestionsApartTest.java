package io.tillstream.dashboards.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.StoreId;
import io.tillstream.language.Wording;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * 120 questions by somebody who did not know how they are read, forty in a language: which are read as they were meant,
 * which are read as something else, and which are sent back. The figures are printed in every build.
 */
@WholeApp
final class QuestionsApartTest {
    private static final int A_LANGUAGE = 40;
    private static final int RIGHT_AT_LEAST = 37;
    private static final int WRONG_AT_MOST = 2;
    private static final String REFUSED = "REFUSE";

    @LocalServerPort
    private int port;

    @Test
    void mostAreReadAsTheyWereMeant() throws IOException {
        RealParts.started().publish(Topics.STORE, "s95", TestShop.store(StoreId.of("s95")));
        RealParts.started().publish(Topics.PRODUCT, TestShop.MILK.value(), TestShop.milk());
        RealParts.started().publish(Topics.PRODUCT, TestShop.BREAD.value(), TestShop.bread());
        List<String> lines =
                Files.readAllLines(Path.of("src/test/resources/questions-apart.psv"), StandardCharsets.UTF_8);
        List<String> told = new ArrayList<>();
        int[] right = new int[3];
        int[] wrong = new int[3];
        try (Visitor visitor = new Visitor(port)) {
            visitor.signIn("manager", RealParts.PASSWORD);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> AskPageTest.read(visitor, "milk").endsWith("milk most 10"));
            for (int i = 0; i < lines.size(); i++) {
                String text = lines.get(i).substring(0, lines.get(i).indexOf(" | "));
                String meant = Wording.simplified(
                        lines.get(i).substring(lines.get(i).indexOf(" | ") + 3).toLowerCase(Locale.ROOT));
                String read = Wording.simplified(AskPageTest.read(visitor, text).toLowerCase(Locale.ROOT));
                boolean sentBack = read.startsWith("not understood");
                if (read.equals(meant) || (sentBack && meant.equalsIgnoreCase(REFUSED))) {
                    right[i / A_LANGUAGE]++;
                } else {
                    wrong[i / A_LANGUAGE] += sentBack ? 0 : 1;
                    told.add(text + " | " + read + " | meant " + meant);
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "Questions by somebody else, of %d in a language: right %d, %d, %d (en, zh-CN, zh-TW); read as something else %d, %d, %d%n%s%n",
                A_LANGUAGE,
                right[0],
                right[1],
                right[2],
                wrong[0],
                wrong[1],
                wrong[2],
                String.join("\n", told));

        assertThat(lines).hasSize(3 * A_LANGUAGE);
        assertThat(Arrays.stream(right).min().orElse(0)).isGreaterThanOrEqualTo(RIGHT_AT_LEAST);
        assertThat(Arrays.stream(wrong).sum()).isLessThanOrEqualTo(WRONG_AT_MOST);
    }
}
