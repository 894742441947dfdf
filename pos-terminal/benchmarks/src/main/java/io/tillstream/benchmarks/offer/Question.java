package io.tillstream.benchmarks.offer;

import io.tillstream.decisions.OfferSituation;
import io.tillstream.events.decision.MemberOffers;

/**
 * A member stands at a till.
 *
 * @param signed the member's offers as the till keeps them: canonical JSON, each signed
 * @param offers the same, read
 * @param situation basket, shelf, campaigns and order at this moment
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record Question(byte[] signed, MemberOffers offers, OfferSituation situation) {}
