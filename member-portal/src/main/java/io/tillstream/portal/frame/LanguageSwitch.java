package io.tillstream.portal.frame;

import io.tillstream.events.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** Chooses a language on this device and goes back to the page it was chosen on. */
@Controller
class LanguageSwitch {
    private final LocaleResolver locales;

    LanguageSwitch(LocaleResolver locales) {
        this.locales = locales;
    }

    @PostMapping("/language")
    String choose(
            @RequestParam String to,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        Language language = switch (to) {
            case "zh-TW" -> Language.ZH_TW;
            case "zh-CN" -> Language.ZH_CN;
            default -> Language.EN;
        };
        locales.setLocale(request, response, Languages.localeOf(language));
        return "redirect:" + within(back);
    }

    /** Only a path of this portal: an address from outside must not send a member elsewhere. */
    static String within(String path) {
        return path.matches("/[a-z0-9/-]*") && !path.startsWith("//") ? path : "/";
    }
}
