package io.tillstream.till.sale;

import io.tillstream.checkout.basket.Adding;
import io.tillstream.events.sale.AgeCheck;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a customer is old enough for an item, while it is asked. What is kept is how it was made sure of and by whom;
 * a date of birth is looked at and forgotten.
 */
final class AgeQuestion {
    private static final DateTimeFormatter DIGITS =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final Selling selling;
    private final Bookkeeping books;

    AgeQuestion(Selling selling, Bookkeeping books) {
        this.selling = selling;
        this.books = books;
    }

    OpenSale next(OpenSale open, Adding.NeedsAge question, Act.OnAge act) {
        return switch (act) {
            case Act.OfAge(AgeCheck.Method method) -> confirmed(open, question, method);
            case Act.TooYoung() -> open.at(new Stage.Selling()).telling(tooYoung(question));
        };
    }

    /** A date of birth, as it stands on a document: {@code 19930514} or {@code 1993-05-14}. */
    OpenSale typed(OpenSale open, Adding.NeedsAge question, String text) {
        Optional<LocalDate> born = date(text);
        if (born.isEmpty()) {
            return open.telling(Notice.of(Notice.Kind.NOT_A_BIRTHDAY, text));
        }
        LocalDate latest = question.bornOnOrBefore(today(open));
        return born.get().isAfter(latest)
                ? open.at(new Stage.Selling()).telling(tooYoung(question))
                : confirmed(open, question, AgeCheck.Method.DOCUMENT_SEEN);
    }

    private LocalDate today(OpenSale open) {
        return books.now().atZone(open.basket().store().zone()).toLocalDate();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text.replace("-", "").replace("/", ""), DIGITS));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private OpenSale confirmed(OpenSale open, Adding.NeedsAge question, AgeCheck.Method method) {
        return selling.added(open, question.confirmed(method, books.operator()), question.item());
    }

    private static Notice tooYoung(Adding.NeedsAge question) {
        return Notice.of(Notice.Kind.TOO_YOUNG, Integer.toString(question.minimumAge()));
    }
}
