package io.tillstream.portal.frame;

import io.tillstream.events.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** Chooses a language on this device and goes back to the page it was chosen on. */
@Controller
class LanguageSwitch {
    private static final Pattern PATH = Pattern.compile("/[a-z0-9/-]*");
    private static final Pattern QUESTION = Pattern.compile("\\?[A-Za-z0-9*._~+&=%/:,@-]*");

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

    /**
     * Only a path of this portal, with what was asked there: an address from outside must not send a member elsewhere. Of a
     * question in any other form than a browser writes it the path is left.
     */
    static String within(String back) {
        int question = back.indexOf('?');
        String path = question < 0 ? back : back.substring(0, question);
        if (!PATH.matcher(path).matches() || path.startsWith("//")) {
            return "/";
        }
        return question < 0 || !QUESTION.matcher(back.substring(question)).matches() ? path : back;
    }
}
