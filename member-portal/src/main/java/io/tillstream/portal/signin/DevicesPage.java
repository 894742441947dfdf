package io.tillstream.portal.signin;

import io.tillstream.events.MemberId;
import jakarta.servlet.http.HttpSession;
import java.time.ZoneOffset;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a member is signed in, and the way to end it: one device, or everything but this one. */
@Controller
class DevicesPage {
    private final Devices devices;
    private final SessionRegistry sessions;

    DevicesPage(Devices devices, SessionRegistry sessions) {
        this.devices = devices;
        this.sessions = sessions;
    }

    @GetMapping("/devices")
    String show(@AuthenticationPrincipal SignedInMember signedIn, HttpSession session, Model model) {
        model.addAttribute("devices", devices.of(signedIn.member()));
        model.addAttribute("thisDevice", StayingSignedIn.deviceOf(session));
        model.addAttribute("zone", ZoneOffset.UTC);
        model.addAttribute("sessions", sessions.getAllSessions(signedIn, false).size());
        return "signin/devices";
    }

    @PostMapping("/devices/end")
    String end(@AuthenticationPrincipal SignedInMember signedIn, @RequestParam(defaultValue = "") String device) {
        return devices.end(signedIn.member(), device) ? "redirect:/devices?ended" : "redirect:/devices?none";
    }

    @PostMapping("/devices/end-others")
    String endOthers(@AuthenticationPrincipal SignedInMember signedIn, HttpSession session) {
        MemberId member = signedIn.member();
        String here = StayingSignedIn.deviceOf(session);
        devices.endOthers(member, here == null ? "" : here);
        for (SessionInformation each : sessions.getAllSessions(signedIn, false)) {
            if (!each.getSessionId().equals(session.getId())) {
                each.expireNow();
            }
        }
        return "redirect:/devices?others";
    }
}
