package io.tillstream.dashboards.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.error.ErrorAttributeOptions.Include;
import org.springframework.boot.webmvc.autoconfigure.error.AbstractErrorController;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /error}: a page, also for who did not say what they read; fields for machines, at their doors or where they ask for JSON. */
@Controller
final class ErrorPage extends AbstractErrorController {
    private static final ErrorAttributeOptions TOLD =
            ErrorAttributeOptions.of(Include.STATUS, Include.ERROR, Include.PATH);

    ErrorPage(ErrorAttributes attributes) {
        super(attributes, List.of());
    }

    @RequestMapping("/error")
    Object answer(HttpServletRequest request) {
        HttpStatus status = getStatus(request);
        Map<String, Object> details = getErrorAttributes(request, TOLD);
        return isOfAMachine(request)
                ? ResponseEntity.status(status)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(details)
                : new ModelAndView("error", details, status);
    }

    private static boolean isOfAMachine(HttpServletRequest request) {
        String address = Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "");
        String accepted = Objects.toString(request.getHeader(HttpHeaders.ACCEPT), "");
        return address.startsWith("/api/")
                || (accepted.contains(MediaType.APPLICATION_JSON_VALUE)
                        && !accepted.contains(MediaType.TEXT_HTML_VALUE));
    }
}
