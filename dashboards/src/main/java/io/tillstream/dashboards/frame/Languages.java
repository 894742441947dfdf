package io.tillstream.dashboards.frame;

import io.tillstream.events.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * The page's language: what was chosen with {@code ?lang=}, kept in a cookie; else the browser's first that we speak;
 * else English.
 */
@Configuration(proxyBeanMethods = false)
class Languages implements WebMvcConfigurer {
    private static final Duration KEPT = Duration.ofDays(365);

    static Language of(Locale locale) {
        if (!locale.getLanguage().equals("zh")) {
            return Language.EN;
        }
        boolean traditional =
                locale.getScript().equals("Hant") || List.of("TW", "HK", "MO").contains(locale.getCountry());
        return traditional ? Language.ZH_TW : Language.ZH_CN;
    }

    static Locale locale(Language language) {
        return Locale.forLanguageTag(language.tag());
    }

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("tillstream-language");
        resolver.setCookieMaxAge(KEPT);
        resolver.setCookieHttpOnly(true);
        resolver.setDefaultLocaleFunction(Languages::preferred);
        return resolver;
    }

    private static Locale preferred(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Locale.ENGLISH;
        }
        for (Locale wanted : Collections.list(request.getLocales())) {
            if (List.of("en", "zh").contains(wanted.getLanguage())) {
                return locale(of(wanted));
            }
        }
        return Locale.ENGLISH;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        LocaleResolver resolver = localeResolver();
        interceptors.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                chosen(request.getParameter("lang"))
                        .ifPresent(language -> resolver.setLocale(request, response, locale(language)));
                return true;
            }
        });
    }

    private static Optional<Language> chosen(@Nullable String tag) {
        return List.of(Language.values()).stream()
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }
}
