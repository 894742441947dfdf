package io.tillstream.dashboards.members;

import io.tillstream.events.decision.MemberOutlook;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /members}: members by group and stage; and the numbers of a group's members as a file. */
@Controller
final class MembersPage {
    private final MemberOutlooks outlooks;

    MembersPage(MemberOutlooks outlooks) {
        this.outlooks = outlooks;
    }

    @GetMapping("/members")
    String page(Model model) {
        Collection<MemberOutlook> all = outlooks.all();
        model.addAttribute("groups", GroupRow.of(all));
        model.addAttribute("stages", MemberOutlooks.counted(all, MemberOutlook::stage, MemberOutlook.Stage.class));
        all.stream().max(Comparator.comparing(MemberOutlook::issuedAt)).ifPresent(latest -> {
            model.addAttribute("days", latest.days());
            model.addAttribute("model", latest.model());
            model.addAttribute("latest", latest.issuedAt());
        });
        return "members";
    }

    /** One member's number a line: it holds no name, and other systems take it as a list. */
    @GetMapping("/members.csv")
    ResponseEntity<String> file(@RequestParam MemberOutlook.Group group) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"members-" + group.name().toLowerCase(Locale.ROOT) + ".csv\"")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(outlooks.in(group).stream()
                        .map(member -> member.value() + "\r\n")
                        .collect(Collectors.joining("", "member\r\n", "")));
    }
}
