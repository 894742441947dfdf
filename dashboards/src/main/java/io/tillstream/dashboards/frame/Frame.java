package io.tillstream.dashboards.frame;

import io.tillstream.dashboards.pulse.ScoringPulse;
import io.tillstream.dashboards.search.IndexStatus;
import io.tillstream.dashboards.signin.Access;
import io.tillstream.dashboards.signin.Roles;
import io.tillstream.events.Language;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * What stands around every page.
 *
 * @param user who is signed in, empty on the sign-in page
 * @param roles what this person is to the shop, and where
 * @param path the page's address without parameters
 * @param language the language of the page
 * @param languages the choices
 * @param places the navigation
 * @param index where the search index stands
 * @param scoring whether what decides is alive
 * @param hurried whether simulated shoppers ring up faster than the clock goes
 */
public record Frame(
        String user,
        Roles roles,
        String path,
        Language language,
        List<LanguageLink> languages,
        List<PlaceGroup> places,
        IndexStatus.State index,
        ScoringPulse.State scoring,
        boolean hurried) {
    private static final List<String> DECISIONS = List.of("/reorder", "/models", "/members");

    public Frame {
        languages = List.copyOf(languages);
        places = List.copyOf(places);
    }

    /**
     * The same page in another language.
     *
     * @param language which
     * @param href its address
     */
    public record LanguageLink(Language language, String href) {}

    /**
     * An entry of the navigation.
     *
     * @param key its message key
     * @param href its address, the store filter kept
     * @param current whether the page is this one
     */
    public record Place(String key, String href, boolean current) {}

    /**
     * Entries that belong together.
     *
     * @param key its message key
     * @param places at least one
     */
    public record PlaceGroup(String key, List<Place> places) {
        public PlaceGroup {
            places = List.copyOf(places);
        }

        /** Whether the page is one of these. */
        public boolean isCurrent() {
            return places.stream().anyMatch(Place::current);
        }

        /** The entry, where there is one only. */
        public @Nullable Place only() {
            return places.size() == 1 ? places.getFirst() : null;
        }
    }

    /** Whether this person may open that address. */
    public boolean may(String path) {
        return Access.permits(roles, HttpMethod.GET, path);
    }

    /** Whether this person decides about proposals. */
    public boolean mayOrder() {
        return Access.permits(roles, HttpMethod.POST, "/reorder/accept");
    }

    /** Whether this person says what stores are to sell. */
    public boolean mayPlan() {
        return Access.permits(roles, HttpMethod.POST, "/days/plan");
    }

    /** Whether this person says what came of looking at a loss. */
    public boolean mayReview() {
        return Access.permits(roles, HttpMethod.POST, "/losses/review");
    }

    /** Whether this person says what is accepted by rule. */
    public boolean mayRule() {
        return Access.permits(roles, HttpMethod.POST, "/orders/rules/set");
    }

    /** Whether this person puts stores into regions and groups. */
    public boolean mayGroup() {
        return Access.permits(roles, HttpMethod.POST, "/regions/place");
    }

    /** Whether this person builds and approves campaigns. */
    public boolean mayCampaign() {
        return Access.permits(roles, HttpMethod.POST, "/campaigns/begin");
    }

    /** Whether this person says how tills are set. */
    public boolean maySetTills() {
        return Access.permits(roles, HttpMethod.POST, "/fleet/settings/begin");
    }

    public boolean isSearchOff() {
        return index instanceof IndexStatus.State.Off;
    }

    /** Whether the page shows what scoring decided. */
    private boolean showsDecisions() {
        return DECISIONS.stream().anyMatch(path::startsWith);
    }

    /** {@code silent}, {@code unheard}, {@code reading}, or nothing where there is nothing to say on this page. */
    public String scoringNotice() {
        if (!showsDecisions()) {
            return "";
        }
        return switch (scoring) {
            case ScoringPulse.State.Alive _ -> "";
            case ScoringPulse.State.Reading _ -> "reading";
            case ScoringPulse.State.Unheard _ -> "unheard";
            case ScoringPulse.State.Silent _ -> "silent";
        };
    }

    /** From when on nothing was heard of scoring. */
    public Instant scoringSince() {
        return scoring instanceof ScoringPulse.State.Silent(Instant since) ? since : Instant.EPOCH;
    }

    public boolean isSearchSilent() {
        return index instanceof IndexStatus.State.Silent;
    }

    /** Whether it has not answered since this app started. */
    public boolean isSearchYetToAnswer() {
        return index instanceof IndexStatus.State.Silent(Instant _, long _, boolean never) && never;
    }

    /** Records the index has to go; 0 when it is up to date or not there. */
    public long behind() {
        return switch (index) {
            case IndexStatus.State.Off _, IndexStatus.State.Current _ -> 0;
            case IndexStatus.State.Silent silent -> silent.behind();
            case IndexStatus.State.Trailing trailing -> trailing.behind();
        };
    }
}
