package io.tillstream.till.screen;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Refuses a form in which something stands that its door cannot read. What stood there may be a card number that somebody
 * typed into the wrong field: it is neither answered nor logged.
 */
@RestControllerAdvice
final class UnreadableField {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadableField.class);

    @ExceptionHandler({MethodArgumentTypeMismatchException.class, IllegalArgumentException.class})
    ResponseEntity<String> refuse(Exception unreadable) {
        StackTraceElement[] trace = unreadable.getStackTrace();
        LOG.warn(
                "A form was refused for what stood in one of its fields: {} at {}.",
                unreadable.getClass().getSimpleName(),
                trace.length == 0 ? "an unknown place" : trace[0]);
        return ResponseEntity.status(HttpStatus.BAD_REQUEST)
                .contentType(MediaType.TEXT_PLAIN)
                .body(
                        "A field of this form; it holds what this door does not take; numbers, item numbers and names have"
                                + " the form docs/reference/till-settings.md gives; nothing was changed, correct it and send it again.");
    }
}
