package io.tillstream.till.screen;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * What comes back of an act once it is done: the screen gets its new counter, a plain form the whole page, anybody else the
 * till's status as JSON.
 */
@Component
final class CounterAnswer {
    private final ScreenWriter writer;
    private final ScreenLanguage language;

    CounterAnswer(ScreenWriter writer, ScreenLanguage language) {
        this.writer = writer;
        this.language = language;
    }

    ModelAndView to(CompletableFuture<Void> deed, HttpServletRequest request) {
        deed.orTimeout(10, TimeUnit.SECONDS).join();
        if (request.getHeader("HX-Request") != null) {
            return new ModelAndView("live :: live", "screen", writer.write(language.of(request)));
        }
        String accept = request.getHeader("Accept");
        boolean browser = accept != null && accept.contains("text/html");
        return new ModelAndView(browser ? "redirect:/" : "forward:/api/status");
    }
}
