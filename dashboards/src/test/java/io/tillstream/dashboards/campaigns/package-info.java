/** Tests of campaigns, from an empty form to the facts on the topics. */
@NullMarked
package io.tillstream.dashboards.campaigns;

import org.jspecify.annotations.NullMarked;
