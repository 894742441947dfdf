package io.tillstream.portal.frame;

import io.tillstream.events.Language;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout of every page needs. */
@ControllerAdvice
class Frame {
    @ModelAttribute
    void add(HttpServletRequest request, Locale locale, Model model) {
        Language language = Languages.of(locale);
        model.addAttribute("language", language);
        model.addAttribute("show", new Show(language));
        model.addAttribute("signedIn", request.getUserPrincipal() != null);
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String here = failed instanceof String uri ? uri : request.getRequestURI();
        String asked = failed == null ? request.getQueryString() : null;
        model.addAttribute("here", here);
        model.addAttribute("back", asked == null ? here : here + "?" + asked);
    }
}
