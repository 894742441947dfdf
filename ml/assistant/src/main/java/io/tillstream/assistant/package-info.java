/** What members ask and what the books answer: intents, slots, a short conversation, and sentences that say nothing the ledger does not. */
@NullMarked
package io.tillstream.assistant;

import org.jspecify.annotations.NullMarked;
