package io.tillstream.dashboards.frame;

import io.tillstream.dashboards.signin.Access;
import io.tillstream.dashboards.signin.Roles;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * The navigation: every page once, by what people come for. A page is listed with its own name and the message
 * {@code place.NAME}, a group with {@code places.KEY}.
 *
 * @param key of the group
 * @param pages of the group, in their order
 */
record Places(String key, List<String> pages) {
    private static final List<Places> ALL = List.of(
            new Places("today", List.of("today")),
            new Places("ask", List.of("ask")),
            new Places("sales", List.of("days", "receipts", "closings", "shifts", "losses")),
            new Places("goods", List.of("reorder", "orders", "receiving", "counts", "transfers", "master-data")),
            new Places("customers", List.of("campaigns", "members", "feedback")),
            new Places("chain", List.of("regions", "fleet", "models", "people", "audit")));

    Places {
        pages = List.copyOf(pages);
    }

    /**
     * What somebody with these roles can open; a group of one page is that page.
     *
     * @param path of the page that is open
     * @param store what its address says of stores
     */
    static List<Frame.PlaceGroup> of(Roles roles, String path, @Nullable String store) {
        List<Frame.PlaceGroup> groups = new ArrayList<>();
        for (Places each : ALL) {
            List<Frame.Place> places = each.pages.stream()
                    .filter(page -> Access.permits(roles, HttpMethod.GET, "/" + page))
                    .map(page -> new Frame.Place(
                            "place." + page, Links.link("/" + page, "store", store), isAt(path, "/" + page)))
                    .toList();
            if (!places.isEmpty()) {
                groups.add(new Frame.PlaceGroup("places." + each.key, places));
            }
        }
        return groups;
    }

    private static boolean isAt(String path, String page) {
        return path.equals(page) || path.startsWith(page + "/");
    }
}
