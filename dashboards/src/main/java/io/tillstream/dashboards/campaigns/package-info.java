/**
 * Campaigns as marketers build them: drafts with their versions, what they mean in words, who approved them, and what tills are
 * told. No personal offers: those are scoring's; no pricing: that is the checkout's.
 */
@NullMarked
package io.tillstream.dashboards.campaigns;

import org.jspecify.annotations.NullMarked;
