package io.tillstream.portal.frame;

import io.tillstream.events.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** The three languages: the one chosen last on this device, else what the browser asks for, else English. */
@Configuration(proxyBeanMethods = false)
public class Languages {
    private static final String COOKIE = "TILLSTREAM_PORTAL_LANGUAGE";
    private static final List<String> TRADITIONAL = List.of("TW", "HK", "MO");

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver(COOKIE);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        resolver.setDefaultLocaleFunction(Languages::asked);
        return resolver;
    }

    private static Locale asked(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null ? localeOf(Language.EN) : localeOf(of(request.getLocale()));
    }

    /** The language of a locale: Chinese by script or region, everything else is English. */
    public static Language of(Locale locale) {
        if (!"zh".equals(locale.getLanguage())) {
            return Language.EN;
        }
        return "Hant".equals(locale.getScript()) || TRADITIONAL.contains(locale.getCountry())
                ? Language.ZH_TW
                : Language.ZH_CN;
    }

    static Locale localeOf(Language language) {
        return Locale.forLanguageTag(language.tag());
    }
}
