package io.tillstream.dashboards.members;

import io.tillstream.dashboards.frame.Shops;
import io.tillstream.events.MemberId;
import io.tillstream.events.decision.MemberOutlook;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /members}: members by group and stage; and the numbers of a group's members as a file. */
@Controller
final class MembersPage {
    private final MemberOutlooks outlooks;
    private final MemberStores stores;

    MembersPage(MemberOutlooks outlooks, MemberStores stores) {
        this.outlooks = outlooks;
        this.stores = stores;
    }

    @GetMapping("/members")
    String page(@ModelAttribute(name = "shops", binding = false) Shops shops, Model model) {
        Collection<MemberOutlook> all = outlooks.all(of(shops));
        model.addAttribute("some", shops.ids() != null);
        // What they spend is of the chain: in a small store it would be what one of them spends elsewhere.
        model.addAttribute("money", !shops.isBounded());
        model.addAttribute("groups", GroupRow.of(all));
        model.addAttribute("stages", MemberOutlooks.counted(all, MemberOutlook::stage, MemberOutlook.Stage.class));
        all.stream().max(Comparator.comparing(MemberOutlook::issuedAt)).ifPresent(latest -> {
            model.addAttribute("days", latest.days());
            model.addAttribute("model", latest.model());
            model.addAttribute("latest", latest.issuedAt());
        });
        return "members";
    }

    private Predicate<MemberId> of(Shops shops) {
        return shops.ids() == null ? _ -> true : member -> stores.isIn(member, shops.filter());
    }

    /** One member's number a line: it holds no name, and other systems take it as a list. */
    @GetMapping("/members.csv")
    ResponseEntity<String> file(
            @RequestParam MemberOutlook.Group group, @ModelAttribute(name = "shops", binding = false) Shops shops) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"members-" + group.name().toLowerCase(Locale.ROOT) + ".csv\"")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(outlooks.in(group, of(shops)).stream()
                        .map(member -> member.value() + "\r\n")
                        .collect(Collectors.joining("", "member\r\n", "")));
    }
}
