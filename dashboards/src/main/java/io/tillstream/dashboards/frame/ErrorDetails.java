package io.tillstream.dashboards.frame;

import java.util.Map;
import java.util.Objects;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * What the page for errors knows beside the status: which part of an address could not be read and what it said, what was not
 * sent, or which store it named, and the address without it.
 */
@Component
final class ErrorDetails extends DefaultErrorAttributes {
    private static final int LONGEST = 60;

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        Map<String, Object> details = super.getErrorAttributes(request, options);
        if (getError(request) instanceof MethodArgumentTypeMismatchException mismatch) {
            String value = Objects.toString(mismatch.getValue(), "");
            details.put("parameter", mismatch.getName());
            details.put("value", value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value);
        }
        if (getError(request) instanceof MissingServletRequestParameterException absent) {
            details.put("missing", absent.getParameterName());
        }
        if (getError(request) instanceof NoSuchStore nowhere) {
            details.put("store", nowhere.wanted());
            if (request instanceof ServletWebRequest web && HttpMethod.GET.equals(web.getHttpMethod())) {
                details.put("back", details.get("path"));
            }
        }
        return details;
    }
}
