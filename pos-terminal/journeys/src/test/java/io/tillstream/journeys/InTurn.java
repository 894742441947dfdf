package io.tillstream.journeys;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A journey of the counter that is made every eighth day: all of them together take longer than anybody waits for a build. With
 * {@code test.every-journey}, as the profile {@code nightly} has it, and in a run that names its tests, each is made.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InTurn.Calendar.class)
@interface InTurn {
    /** Of eight days, the one on which it is made: 0 to 7. */
    int day();

    /** Looks at {@code test.turn}, and where nobody set it at the date. */
    final class Calendar implements ExecutionCondition {
        private static final int DAYS = 8;

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Boolean.getBoolean("test.every-journey")
                    || !System.getProperty("test", "").isEmpty()) {
                return ConditionEvaluationResult.enabled("every journey is asked for");
            }
            long today = Long.getLong("test.turn", LocalDate.now(ZoneOffset.UTC).toEpochDay() % DAYS);
            return AnnotationSupport.findAnnotation(context.getElement(), InTurn.class)
                    .filter(turn -> turn.day() != today)
                    .map(turn -> ConditionEvaluationResult.disabled(
                            "its day is another one; -Dtest.every-journey=true makes all"))
                    .orElseGet(() -> ConditionEvaluationResult.enabled("today is its day"));
        }
    }
}
