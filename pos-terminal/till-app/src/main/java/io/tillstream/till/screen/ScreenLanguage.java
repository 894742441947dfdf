package io.tillstream.till.screen;

import io.tillstream.till.sale.SaleDesk;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** The screen speaks the till's language, whatever the browser prefers: it belongs to the counter, not to a visitor. */
@Component("localeResolver")
final class ScreenLanguage implements LocaleResolver {
    private final SaleDesk desk;

    ScreenLanguage(SaleDesk desk) {
        this.desk = desk;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return Locale.forLanguageTag(desk.language().tag());
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language is switched at the counter.");
    }
}
