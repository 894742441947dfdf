package io.tillstream.till.doctor;

import io.tillstream.doctor.Question;
import io.tillstream.doctor.Words;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A look as its page shows it.
 *
 * @param number which
 * @param scope what was asked for, for asking again
 * @param title in words
 * @param isOver whether nothing more will come
 * @param report what was found and checked so far
 * @param question what only a person can see; absent when nothing is asked
 * @param questionId its id; absent when nothing is asked
 * @param answered the replies so far, as they are sent back
 * @param isAboutPaper whether a test print helps
 */
public record RoundPage(
        int number,
        String scope,
        String title,
        boolean isOver,
        Report report,
        @Nullable String question,
        @Nullable String questionId,
        List<String> answered,
        boolean isAboutPaper) {
    static RoundPage of(String till, Round round, Words words) {
        Question question = round.asks().map(asks -> asks.question()).orElse(null);
        return new RoundPage(
                round.number(),
                round.scope().id(),
                switch (round.scope()) {
                    case Round.Scope.One(var complaint) -> words.of(complaint);
                    case Round.Scope.Everything() -> words.text("page.everything");
                },
                round.isOver(),
                Report.of(till, round, Clock.systemUTC().instant(), words),
                question == null ? null : words.of(question),
                question == null ? null : question.id(),
                round.replies().replies().entrySet().stream()
                        .map(reply -> reply.getKey().id() + "="
                                + reply.getValue().name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList(),
                round.scope().id().contains("print"));
    }
}
