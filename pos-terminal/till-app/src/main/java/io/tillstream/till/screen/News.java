package io.tillstream.till.screen;

import io.tillstream.events.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/** What open screens are told while they ask for nothing: a counter gets what it shows drawn anew, any other window that something changed. */
@RestController
final class News implements DisposableBean {
    private static final String COUNTER = "live";

    private final Changes changes;
    private final ScreenWriter writer;
    private final ScreenLanguage language;
    private final SpringTemplateEngine templates;
    private final ApplicationContext application;
    private final Set<NewsLine> lines = ConcurrentHashMap.newKeySet();

    News(
            Changes changes,
            ScreenWriter writer,
            ScreenLanguage language,
            SpringTemplateEngine templates,
            ApplicationContext application) {
        this.changes = changes;
        this.writer = writer;
        this.language = language;
        this.templates = templates;
        this.application = application;
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter listen() {
        return open(new NewsLine(() -> SseEmitter.event().name("changed").data("1")));
    }

    /** The counter itself with each change, in the language that it has by then. */
    @GetMapping(path = "/counter/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter watch(HttpServletRequest request) {
        List<Locale> wanted = ScreenLanguage.wanted(request);
        NewsLine line =
                new NewsLine(() -> SseEmitter.event().name("counter").data(draw(language.atTheCounter(wanted))));
        // A page that calls again may have missed something.
        line.changed();
        return open(line);
    }

    private String draw(Language spoken) {
        Context context = new Context(Locale.forLanguageTag(spoken.tag()));
        // One for each drawing: it remembers what the expression at hand may see, and screens are drawn side by side.
        context.setVariable(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContext(application, null));
        context.setVariable("screen", writer.write(spoken));
        return templates.process(COUNTER, Set.of(COUNTER), context);
    }

    private SseEmitter open(NewsLine line) {
        Changes.Registration registration = changes.onChange(line::changed);
        lines.add(line);
        return line.open(() -> {
            registration.close();
            lines.remove(line);
        });
    }

    @Override
    public void destroy() {
        lines.forEach(NewsLine::close);
    }
}
