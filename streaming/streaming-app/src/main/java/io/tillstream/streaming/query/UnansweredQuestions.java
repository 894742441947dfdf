package io.tillstream.streaming.query;

import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What is said when a question cannot be answered. */
@RestControllerAdvice(
        assignableTypes = {
            QueryController.class,
            StockController.class,
            PromotionController.class,
            GroupController.class
        })
class UnansweredQuestions {
    @ExceptionHandler(IllegalArgumentException.class)
    ResponseEntity<byte[]> notAValue(IllegalArgumentException e) {
        return Answers.error(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<byte[]> notADate(MethodArgumentTypeMismatchException e) {
        return Answers.error(
                HttpStatus.BAD_REQUEST,
                e.getName() + " is " + e.getValue() + "; a date is 2011-11-09, an instant 2011-11-09T20:00:00Z.");
    }

    @ExceptionHandler(MissingServletRequestParameterException.class)
    ResponseEntity<byte[]> missing(MissingServletRequestParameterException e) {
        return Answers.error(HttpStatus.BAD_REQUEST, "The question needs " + e.getParameterName() + ".");
    }

    @ExceptionHandler({InvalidStateStoreException.class, StreamsNotStartedException.class, SiblingNotReady.class})
    ResponseEntity<byte[]> notReady() {
        return Answers.notReady();
    }

    @ExceptionHandler(SiblingSilent.class)
    ResponseEntity<byte[]> silent(SiblingSilent e) {
        return Answers.error(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
    }
}
