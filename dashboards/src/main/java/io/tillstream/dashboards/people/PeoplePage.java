package io.tillstream.dashboards.people;

import io.tillstream.dashboards.frame.Links;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.dashboards.masterdata.ChainGroups;
import io.tillstream.dashboards.signin.Grant;
import io.tillstream.dashboards.signin.People;
import io.tillstream.dashboards.signin.Person;
import io.tillstream.dashboards.signin.Role;
import io.tillstream.dashboards.signin.Scope;
import io.tillstream.dashboards.signin.SecondFactors;
import io.tillstream.events.assortment.ChainMap;
import io.tillstream.events.assortment.StoreGroup;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /people}: who may sign in, with which roles and where; and a page for each of them. */
@Controller
final class PeoplePage {
    private static final int SHOWN = 100;

    private final People people;
    private final PeopleDesk desk;
    private final RoleRequests requests;
    private final SecondFactors factors;
    private final ChainGroups chain;

    PeoplePage(People people, PeopleDesk desk, RoleRequests requests, SecondFactors factors, ChainGroups chain) {
        this.requests = requests;
        this.factors = factors;
        this.people = people;
        this.desk = desk;
        this.chain = chain;
    }

    /**
     * Somebody on the list.
     *
     * @param person who
     * @param called as others read it
     * @param roles what they are, and where
     */
    record Row(Person person, String called, List<Held> roles) {
        boolean matches(String wanted) {
            return Stream.concat(
                            Stream.of(person.name(), called),
                            roles.stream().flatMap(held -> Stream.of(held.role(), held.place())))
                    .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
        }
    }

    /**
     * A role that waits for a second person.
     *
     * @param number under which it is kept
     * @param held the role
     * @param name for whom
     * @param called as others read it
     * @param by who asked, as others read it
     * @param at when
     * @param mayDecide whether the reader may
     */
    record Waits(long number, Held held, String name, String called, String by, Instant at, boolean mayDecide) {}

    private List<Waits> waiting(Person reader, Show show) {
        return requests.waiting().stream()
                .map(each -> new Waits(
                        each.asked().number(),
                        Held.of(each.grant(), chain.map(), show),
                        each.asked().subject(),
                        show.person(each.asked().subject()),
                        show.person(each.asked().by()),
                        each.asked().at(),
                        RoleRequests.mayDecide(reader, each)))
                .toList();
    }

    @GetMapping("/people")
    String page(
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam(defaultValue = "") String find,
            @RequestParam(defaultValue = "0") int page,
            Principal user,
            Model model) {
        fill(show, find, Math.max(0, page), user, model);
        return "people";
    }

    @PostMapping("/people/add")
    String add(
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String called,
            @RequestParam Role role,
            @RequestParam String where,
            Principal user,
            HttpServletResponse response,
            Model model) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        try {
            model.addAttribute(
                    "password", desk.add(user.getName(), wanted, called, new Grant(role, scope(where, shops))));
        } catch (RefusedChange refusal) {
            refused(refusal, show, response, model);
            model.addAttribute("wantedName", name);
            model.addAttribute("wantedCalled", called);
            fill(show, "", 0, user, model);
            return "people";
        }
        return one(wanted, show, user, model);
    }

    @GetMapping("/people/{name}")
    String one(
            @PathVariable String name,
            @ModelAttribute(name = "show", binding = false) Show show,
            Principal user,
            Model model) {
        Person person = person(name);
        Person me = person(user.getName());
        model.addAttribute("person", person);
        model.addAttribute("called", show.person(name));
        model.addAttribute("held", Held.all(person.roles(), chain.map(), show));
        model.addAttribute("self", me.name().equals(name));
        model.addAttribute("mayTouch", !me.name().equals(name) && Rights.mayTouch(me.roles(), person.roles()));
        model.addAttribute("roles", givable(me));
        model.addAttribute(
                "waiting",
                waiting(me, show).stream()
                        .filter(each -> each.name().equals(name))
                        .toList());
        model.addAttribute("factorsPossible", factors.arePossible());
        return "person";
    }

    @PostMapping("/people/{name}/give")
    String give(
            @PathVariable String name,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam Role role,
            @RequestParam String where,
            Principal user,
            HttpServletResponse response,
            Model model) {
        return change(name, show, user, response, model, () -> {
            desk.give(user.getName(), name, new Grant(role, scope(where, shops)));
            return null;
        });
    }

    @PostMapping("/people/{name}/take")
    String take(
            @PathVariable String name,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam Role role,
            @RequestParam String where,
            Principal user,
            HttpServletResponse response,
            Model model) {
        return change(name, show, user, response, model, () -> {
            desk.take(user.getName(), name, new Grant(role, scope(where)));
            return null;
        });
    }

    @PostMapping("/people/{name}/disable")
    String disable(
            @PathVariable String name,
            @ModelAttribute(name = "show", binding = false) Show show,
            Principal user,
            HttpServletResponse response,
            Model model) {
        return change(name, show, user, response, model, () -> {
            desk.disable(user.getName(), name);
            return null;
        });
    }

    @PostMapping("/people/{name}/enable")
    String enable(
            @PathVariable String name,
            @ModelAttribute(name = "show", binding = false) Show show,
            Principal user,
            HttpServletResponse response,
            Model model) {
        return change(name, show, user, response, model, () -> {
            desk.enable(user.getName(), name);
            return null;
        });
    }

    @PostMapping("/people/{name}/reset-password")
    String resetPassword(
            @PathVariable String name,
            @ModelAttribute(name = "show", binding = false) Show show,
            Principal user,
            HttpServletResponse response,
            Model model) {
        return change(name, show, user, response, model, () -> desk.resetPassword(user.getName(), name));
    }

    @PostMapping("/people/{name}/reset-second-factor")
    String resetSecondFactor(
            @PathVariable String name,
            @ModelAttribute(name = "show", binding = false) Show show,
            Principal user,
            HttpServletResponse response,
            Model model) {
        return change(name, show, user, response, model, () -> {
            desk.resetSecondFactor(user.getName(), name);
            return null;
        });
    }

    @PostMapping("/people/approve")
    String approve(
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam long number,
            Principal user,
            HttpServletResponse response,
            Model model) {
        return decide(show, number, true, user, response, model);
    }

    @PostMapping("/people/refuse")
    String refuse(
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam long number,
            Principal user,
            HttpServletResponse response,
            Model model) {
        return decide(show, number, false, user, response, model);
    }

    private String decide(
            Show show, long number, boolean approved, Principal user, HttpServletResponse response, Model model) {
        try {
            desk.decide(user.getName(), number, approved);
            return "redirect:/people";
        } catch (RefusedChange refusal) {
            refused(refusal, show, response, model);
            fill(show, "", 0, user, model);
            return "people";
        }
    }

    /** Back to the person when it went well; the page with the one password nobody sees again, or with what was refused. */
    private String change(
            String name,
            Show show,
            Principal user,
            HttpServletResponse response,
            Model model,
            Supplier<@Nullable String> deed) {
        try {
            String password = deed.get();
            if (password == null) {
                return "redirect:/people/" + name;
            }
            model.addAttribute("password", password);
        } catch (RefusedChange refusal) {
            refused(refusal, show, response, model);
        }
        return one(name, show, user, model);
    }

    private void fill(Show show, String find, int page, Principal user, Model model) {
        ChainMap map = chain.map();
        String wanted = find.strip().toLowerCase(Locale.ROOT);
        List<Row> rows = people.all().stream()
                .map(person -> new Row(person, show.person(person.name()), Held.all(person.roles(), map, show)))
                .filter(row -> wanted.isEmpty() || row.matches(wanted))
                .toList();
        int first = Math.min(rows.size(), page * SHOWN);
        int last = Math.min(rows.size(), first + SHOWN);
        model.addAttribute("rows", rows.subList(first, last));
        model.addAttribute("first", first + 1);
        model.addAttribute("last", last);
        model.addAttribute("count", rows.size());
        model.addAttribute("find", find);
        model.addAttribute("previous", page > 0 ? Links.link("/people", "find", find, "page", page - 1) : null);
        model.addAttribute("next", last < rows.size() ? Links.link("/people", "find", find, "page", page + 1) : null);
        Person me = person(user.getName());
        model.addAttribute("roles", givable(me));
        model.addAttribute("waiting", waiting(me, show));
        model.addAttribute("factorsPossible", factors.arePossible());
    }

    /** The roles that somebody may give. */
    private static List<Role> givable(Person by) {
        return Stream.of(Role.values())
                .filter(role -> Rights.mayGive(by.roles(), Grant.everywhere(role)))
                .toList();
    }

    private static void refused(RefusedChange refusal, Show show, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("refused", show.say(refusal.reason().key()));
    }

    private Person person(String name) {
        return people.find(name)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Nobody is called " + name + "."));
    }

    /** Where a role is to hold; there has to be such a place. */
    private Scope scope(String where, Shops shops) {
        Scope scope = scope(where);
        boolean there = switch (scope) {
            case Scope.Chain _ -> true;
            case Scope.Region(String group) -> {
                StoreGroup known = chain.map().groups().get(group);
                yield known != null && known.kind() == StoreGroup.Kind.REGION;
            }
            case Scope.OneStore(var store) ->
                shops.all().stream().anyMatch(each -> each.store().equals(store));
        };
        if (!there) {
            throw new RefusedChange(RefusedChange.Reason.PLACE);
        }
        return scope;
    }

    private static Scope scope(String where) {
        int colon = where.indexOf(':');
        try {
            return Scope.of(colon < 0 ? where : where.substring(0, colon), where.substring(colon + 1));
        } catch (IllegalArgumentException _) {
            throw new RefusedChange(RefusedChange.Reason.PLACE);
        }
    }
}
