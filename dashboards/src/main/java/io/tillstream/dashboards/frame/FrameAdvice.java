package io.tillstream.dashboards.frame;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.ChainGroups;
import io.tillstream.dashboards.pulse.ScoringPulse;
import io.tillstream.dashboards.search.IndexStatus;
import io.tillstream.dashboards.signin.Access;
import io.tillstream.dashboards.signin.Role;
import io.tillstream.events.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Gives every page its frame, its stores and its way of showing things. */
@ControllerAdvice(annotations = Controller.class)
final class FrameAdvice {
    private static final List<String> PLACES = List.of(
            "today",
            "receipts",
            "reorder",
            "orders",
            "members",
            "closings",
            "feedback",
            "fleet",
            "regions",
            "master-data",
            "audit");

    private final Assortment assortment;
    private final ChainGroups groups;
    private final MessageSource messages;
    private final IndexStatus index;
    private final ScoringPulse scoring;
    private final Clock clock;

    FrameAdvice(
            Assortment assortment,
            ChainGroups groups,
            MessageSource messages,
            IndexStatus index,
            ScoringPulse scoring,
            Clock clock) {
        this.assortment = assortment;
        this.groups = groups;
        this.messages = messages;
        this.index = index;
        this.scoring = scoring;
        this.clock = clock;
    }

    @ModelAttribute("show")
    Show show(Locale locale) {
        return new Show(locale, messages, assortment, clock);
    }

    @ModelAttribute("shops")
    Shops shops(@RequestParam(name = "store", required = false) @Nullable String store) {
        return Shops.of(
                assortment.stores(), store, groups.map(), each -> LocalDate.ofInstant(clock.instant(), each.zone()));
    }

    @ModelAttribute("frame")
    Frame frame(
            HttpServletRequest request,
            Locale locale,
            @Nullable Principal user,
            @RequestParam(name = "store", required = false) @Nullable String store) {
        String path = request.getRequestURI();
        Set<Role> roles = Role.held(request::isUserInRole);
        return new Frame(
                user == null ? "" : Objects.requireNonNullElse(user.getName(), ""),
                roles,
                path,
                Languages.of(locale),
                Stream.of(Language.values())
                        .map(language -> new Frame.LanguageLink(language, inLanguage(request, language)))
                        .toList(),
                PLACES.stream()
                        .filter(place -> Access.permits(roles, HttpMethod.GET, "/" + place))
                        .map(place -> new Frame.Place(
                                "place." + place,
                                Links.link("/" + place, "store", store),
                                path.startsWith("/" + place)))
                        .toList(),
                index.state(),
                scoring.state());
    }

    private static String inLanguage(HttpServletRequest request, Language language) {
        return UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam("lang", language.tag())
                .build(false)
                .toUriString();
    }
}
