package io.tillstream.events.sale;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Points that expire together.
 *
 * @param points how many; negative where they come back
 * @param expiresOn the last day they can be spent; absent when they never expire
 */
public record PointsLot(long points, @Nullable LocalDate expiresOn) {}
