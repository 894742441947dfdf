package io.tillstream.dashboards.frame;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.ChainGroups;
import io.tillstream.dashboards.pulse.ScoringPulse;
import io.tillstream.dashboards.search.IndexStatus;
import io.tillstream.dashboards.settings.DashboardsSettings;
import io.tillstream.dashboards.signin.Access;
import io.tillstream.dashboards.signin.People;
import io.tillstream.dashboards.signin.Person;
import io.tillstream.dashboards.signin.Reach;
import io.tillstream.dashboards.signin.Roles;
import io.tillstream.dashboards.signin.SignedIn;
import io.tillstream.events.Language;
import io.tillstream.events.assortment.ChainMap;
import io.tillstream.events.assortment.Store;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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
    private final Assortment assortment;
    private final ChainGroups groups;
    private final MessageSource messages;
    private final IndexStatus index;
    private final ScoringPulse scoring;
    private final People people;
    private final Clock clock;
    private final boolean hurried;

    FrameAdvice(
            Assortment assortment,
            ChainGroups groups,
            MessageSource messages,
            IndexStatus index,
            ScoringPulse scoring,
            People people,
            Clock clock,
            DashboardsSettings settings) {
        this.hurried = settings.hurried();
        this.assortment = assortment;
        this.groups = groups;
        this.messages = messages;
        this.index = index;
        this.scoring = scoring;
        this.people = people;
        this.clock = clock;
    }

    @ModelAttribute("show")
    Show show(Locale locale) {
        return new Show(locale, messages, assortment, people::names, clock);
    }

    @ModelAttribute("shops")
    Shops shops(HttpServletRequest request, @RequestParam(name = "store", required = false) @Nullable String store) {
        List<Store> chain = assortment.stores();
        ChainMap map = groups.map();
        Optional<Person> reader = SignedIn.of(request);
        // A page for errors and one for strangers is not about a store.
        boolean named = reader.isPresent() && request.getDispatcherType() != DispatcherType.ERROR;
        Reach reach = reader.map(Person::roles)
                .orElse(Roles.NONE)
                .reach(
                        Access.roles(HttpMethod.valueOf(request.getMethod()), request.getServletPath()),
                        region -> Shops.in(region, chain, map, this::today).stream()
                                .map(Store::store)
                                .toList());
        return Shops.of(chain, reach, named ? store : null, map, this::today);
    }

    private LocalDate today(Store store) {
        return LocalDate.ofInstant(clock.instant(), store.zone());
    }

    @ModelAttribute("frame")
    Frame frame(
            HttpServletRequest request,
            Locale locale,
            @Nullable Principal user,
            @RequestParam(name = "store", required = false) @Nullable String store) {
        String path = page(request);
        Roles roles = SignedIn.of(request).map(Person::roles).orElse(Roles.NONE);
        String kept = request.getDispatcherType() == DispatcherType.ERROR ? null : store;
        return new Frame(
                user == null ? "" : Objects.requireNonNullElse(user.getName(), ""),
                roles,
                path,
                Languages.of(locale),
                Stream.of(Language.values())
                        .map(language -> new Frame.LanguageLink(language, inLanguage(request, path, kept, language)))
                        .toList(),
                Places.of(roles, path, kept),
                index.state(),
                scoring.state(),
                hurried);
    }

    /** The address of the page, also while it answers a form or says that one went wrong. */
    private static String page(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return Access.page(
                HttpMethod.valueOf(request.getMethod()), failed == null ? request.getRequestURI() : failed.toString());
    }

    private static String inLanguage(
            HttpServletRequest request, String path, @Nullable String store, Language language) {
        String query = path.equals(request.getRequestURI()) ? request.getQueryString() : Links.link("", "store", store);
        return UriComponentsBuilder.fromPath(path)
                .query(query)
                .replaceQueryParam("lang", language.tag())
                .build(false)
                .toUriString();
    }
}
