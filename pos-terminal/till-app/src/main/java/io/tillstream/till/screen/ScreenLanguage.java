package io.tillstream.till.screen;

import io.tillstream.events.Language;
import io.tillstream.till.sale.Counter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The screen speaks what was chosen at the counter, for it belongs to the counter and not to a visitor. Until somebody has
 * chosen it speaks what the browser prefers of the till's languages, and else the store's. Receipts are the store's matter.
 */
@Component("localeResolver")
final class ScreenLanguage implements LocaleResolver {
    private final Counter desk;

    ScreenLanguage(Counter desk) {
        this.desk = desk;
    }

    Language of(HttpServletRequest request) {
        return customers(request).orElseGet(() -> counters(request));
    }

    /** The customer's window speaks what its customer has touched, whatever the counter speaks. */
    private static Optional<Language> customers(HttpServletRequest request) {
        String chosen = request.getRequestURI().startsWith("/customer") ? request.getParameter("language") : null;
        return Stream.of(Language.values())
                .filter(language -> language.tag().equals(chosen))
                .findFirst();
    }

    private Language counters(HttpServletRequest request) {
        return atTheCounter(wanted(request));
    }

    /** What a browser prefers, best first. */
    static List<Locale> wanted(HttpServletRequest request) {
        // Without the header the container names the machine's own language, which nobody at the counter has asked for.
        return request.getHeader("Accept-Language") == null ? List.of() : Collections.list(request.getLocales());
    }

    /** What the counter speaks at this moment to a browser that prefers these. */
    Language atTheCounter(List<Locale> wanted) {
        return desk.chosenLanguage().orElseGet(() -> preferred(wanted).orElse(desk.language()));
    }

    /** The first of these that the till has. */
    static Optional<Language> preferred(List<Locale> wanted) {
        return wanted.stream().flatMap(ScreenLanguage::spoken).findFirst();
    }

    private static Stream<Language> spoken(Locale locale) {
        return switch (locale.getLanguage()) {
            case "en" -> Stream.of(Language.EN);
            case "zh" -> Stream.of(isTraditional(locale) ? Language.ZH_TW : Language.ZH_CN);
            default -> Stream.empty();
        };
    }

    private static boolean isTraditional(Locale locale) {
        return locale.getScript().isEmpty()
                ? List.of("TW", "HK", "MO").contains(locale.getCountry())
                : locale.getScript().equals("Hant");
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return Locale.forLanguageTag(of(request).tag());
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language is switched at the counter.");
    }
}
